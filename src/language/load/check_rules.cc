#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/load/check.h"
#include "language/phrase_walk.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

void check_dimension(const Rule& rule, const Rubric& rubric, Diagnostics& diagnostics) {
  const Dimension* dimension = rubric.find_dimension(rule.dimension);
  if (dimension == nullptr) {
    const std::vector<std::string_view> ids = names_of(rubric.dimensions, &Dimension::id);
    Diagnostic& finding =
        diagnostics.add(DiagnosticCode::unknown_dimension, rule.dimension_place, {rule.dimension});
    for (const Dimension& other : rubric.dimensions) {
      if (other.name == rule.dimension) finding.suggestion = message(says::help_use_rather, other.id);
    }
    if (finding.suggestion) return;
    finding.suggestion = suggest(rule.dimension, ids,
                                 ids.empty() ? message(says::help_declare_dimension, rule.dimension)
                                             : message(says::help_known_keys, join(ids)));
    return;
  }
  const bool needs_max =
      rule.critical == Rule::Critical::Dimension && rubric.score.method == ScoreOptions::Method::Deduct;
  if (needs_max && !dimension->max) {
    report(diagnostics, DiagnosticCode::critical_without_max, rule.key_places.at("critical"), {dimension->id},
           message(says::help_add_max));
  }
}

}  // namespace

void check_rules(const Rubric& rubric, Diagnostics& diagnostics) {
  const bool earn = rubric.score.method == ScoreOptions::Method::Earn;
  for (const Rule& rule : rubric.rules) {
    if (!rule.dimension.empty()) {
      check_dimension(rule, rubric, diagnostics);
    } else if (earn && !rule.key_places.contains("dimension")) {
      report(diagnostics, DiagnosticCode::rule_without_dimension, rule.id_place, {},
             message(says::help_add_dimension));
    }
  }
}

}  // namespace zhijian
