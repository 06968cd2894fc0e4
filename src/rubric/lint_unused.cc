#include <algorithm>
#include <set>
#include <string>

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "rubric/condition_walk.h"
#include "rubric/lint_checks.h"
#include "rubric/phrase_walk.h"
#include "rubric/read_node.h"

namespace zhijian {

namespace {

/// Names that conditions refer to, directly or through sets and moments that are used themselves.
class Uses {
 public:
  explicit Uses(const Rubric& rubric) : rubric_(rubric) {
    for (const Rule& rule : rubric.rules) {
      for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
        if (*condition) use(**condition);
      }
    }
  }

  bool set(const std::string& name) const { return sets_.contains(name); }
  bool moment(const std::string& name) const { return moments_.contains(name); }

 private:
  void use(const Condition& condition) {
    use(condition.phrases);
    if (condition.scope.except) use(*condition.scope.except);
    if (condition.kind == Condition::Kind::Moment) use_moment(condition.moment.text);
    if (condition.scope.after) use_moment(condition.scope.after->text);
    if (condition.scope.before) use_moment(condition.scope.before->text);
    for (const Condition& part : condition.parts) use(part);
  }

  void use(const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases) {
      for_each_part(phrase.parts, [&](const PhrasePart& part) {
        if (part.kind != PhrasePart::Kind::Set || !sets_.insert(part.text).second) return;
        if (const PhraseSet* set = rubric_.find_phrases(part.text)) use_set(*set);
      });
    }
  }

  void use_set(const PhraseSet& set) {
    use(set.phrases);
    for (const PhraseSet& inherited : set.inherited) use_set(inherited);
  }

  void use_moment(const std::string& name) {
    if (!moments_.insert(name).second) return;
    if (const MomentDefinition* moment = rubric_.find_moment(name)) use(moment->condition);
  }

  const Rubric& rubric_;
  std::set<std::string> sets_;
  std::set<std::string> moments_;
};

}  // namespace

void lint_unused(const Rubric& rubric, Diagnostics& diagnostics) {
  if (rubric.rules.empty()) return;  // a rubric to be extended
  const Uses uses(rubric);
  const auto warn = [&](DiagnosticCode code, const Place& place, const std::string& name) {
    // What is inherited may be there for other rubrics.
    if (place.file == nullptr || place.file->name() != rubric.file) return;
    report(diagnostics, code, place, {name}, message(MessageId::help_remove));
  };
  for (const PhraseSet& set : rubric.phrases) {
    if (!uses.set(set.name)) warn(DiagnosticCode::unused_set, set.place, set.name);
  }
  for (const MomentDefinition& moment : rubric.moments) {
    if (!uses.moment(moment.name)) warn(DiagnosticCode::unused_moment, moment.place, moment.name);
  }
  for (const Dimension& dimension : rubric.dimensions) {
    const bool used = std::any_of(rubric.rules.begin(), rubric.rules.end(),
                                  [&](const Rule& rule) { return rule.dimension == dimension.id; });
    if (!used) warn(DiagnosticCode::unused_dimension, dimension.place, dimension.id);
  }
}

}  // namespace zhijian
