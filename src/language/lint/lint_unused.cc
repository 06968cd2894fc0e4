#include <algorithm>
#include <string>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/lint/lint_checks.h"
#include "language/syntax/read_node.h"
#include "language/uses.h"

namespace zhijian {

void lint_unused(const Rubric& rubric, Diagnostics& diagnostics) {
  if (rubric.rules.empty()) return;  // a rubric to be extended
  Uses uses(rubric);
  for (const Rule& rule : rubric.rules) uses.add(rule);
  const auto warn = [&](DiagnosticCode code, const Place& place, const std::string& name) {
    // What is inherited may be there for other rubrics.
    if (place.file == nullptr || place.file->name() != rubric.file) return;
    report(diagnostics, code, place, {name}, message(says::help_remove));
  };
  for (const PhraseSet& set : rubric.phrases) {
    if (!uses.sets().contains(set.name)) warn(DiagnosticCode::unused_set, set.place, set.name);
  }
  for (const MomentDefinition& moment : rubric.moments) {
    if (!uses.moments().contains(moment.name)) warn(DiagnosticCode::unused_moment, moment.place, moment.name);
  }
  for (const Dimension& dimension : rubric.dimensions) {
    const bool used = std::any_of(rubric.rules.begin(), rubric.rules.end(),
                                  [&](const Rule& rule) { return rule.dimension == dimension.id; });
    if (!used) warn(DiagnosticCode::unused_dimension, dimension.place, dimension.id);
  }
}

}  // namespace zhijian
