#include <algorithm>

#include "base/diagnostic_code.h"
#include "language/condition_walk.h"
#include "language/lint/lint_checks.h"
#include "language/load/plain_forms.h"

namespace zhijian {

namespace {

/// Words that an agent must or must not say.
struct Demand {
  const Rule* rule;
  const Phrase* phrase;
  std::vector<std::u32string> forms;
  std::vector<std::u32string> except;
};

std::vector<Demand> demands(const Rubric& rubric, std::optional<Condition> Rule::*which,
                            const Folder& folder) {
  std::vector<Demand> out;
  for (const Rule& rule : rubric.rules) {
    if (!(rule.*which) || rule.status == Rule::Status::Draft) continue;
    for_each_leaf(*(rule.*which), [&](const Leaf& leaf) {
      if (leaf.negated || leaf.condition.who != Who::Agent || leaf.scope.alone) return;
      std::vector<std::u32string> except;
      if (leaf.scope.except) {
        for (const Phrase& phrase : *leaf.scope.except) {
          const auto forms = plain_forms(phrase, folder);
          // An exception with gaps could stand anywhere: nothing is certain then.
          if (!forms) return;
          except.insert(except.end(), forms->begin(), forms->end());
        }
      }
      for (const Phrase& phrase : leaf.condition.phrases) {
        if (auto forms = plain_forms(phrase, folder)) {
          out.push_back({&rule, &phrase, std::move(*forms), except});
        }
      }
    });
  }
  return out;
}

bool contains(const std::u32string& text, const std::u32string& part) {
  return !part.empty() && text.find(part) != std::u32string::npos;
}

/// True where whoever says one of the required forms says a forbidden one, and no exception is in sight.
bool conflict(const Demand& required, const Demand& forbidden) {
  return std::any_of(required.forms.begin(), required.forms.end(), [&](const std::u32string& said) {
    const bool excused = std::any_of(forbidden.except.begin(), forbidden.except.end(),
                                     [&](const std::u32string& except) { return contains(said, except); });
    return !excused && std::any_of(forbidden.forms.begin(), forbidden.forms.end(),
                                   [&](const std::u32string& taboo) { return contains(said, taboo); });
  });
}

}  // namespace

void lint_conflicts(const Rubric& rubric, Diagnostics& diagnostics) {
  const Folder folder = phrase_folder(rubric);
  const std::vector<Demand> required = demands(rubric, &Rule::require, folder);
  const std::vector<Demand> forbidden = demands(rubric, &Rule::forbid, folder);
  for (const Demand& taboo : forbidden) {
    for (const Demand& script : required) {
      if (!conflict(script, taboo)) continue;
      diagnostics.add(DiagnosticCode::required_and_forbidden, taboo.phrase->place,
                      {taboo.phrase->text, script.rule->id, script.phrase->text});
    }
  }
}

}  // namespace zhijian
