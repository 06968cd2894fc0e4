#include "compare/diff/diff_report.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "evaluate/describe.h"
#include "evaluate/evaluator.h"

namespace zhijian {

namespace {

RubricState state_of(const Rubric& rubric) {
  return {rubric.file, rubric.id, rubric.name, rubric.version, rubric.digest};
}

uint64_t count_ids(const Rubric& before, const Rubric& after) {
  std::set<std::string_view> ids;
  for (const Rule& rule : before.rules) ids.insert(rule.id);
  for (const Rule& rule : after.rules) ids.insert(rule.id);
  return ids.size();
}

}  // namespace

bool AgentChange::is_change() const {
  const auto told = [](const AgentState& state) {
    return std::make_tuple(state.mean, state.grade, state.pass_rate, state.critical_calls);
  };
  return told(before) != told(after);
}

bool CallImpact::changes_scores() const {
  return scores.better + scores.worse + pass_to_fail + fail_to_pass + critical_new + critical_gone +
             only_before + only_after >
         0;
}

bool DiffReport::fails() const {
  return std::any_of(conditions.begin(), conditions.end(),
                     [](const ConditionResult& result) { return result.holds; });
}

const RuleImpact* DiffReport::impact_of(const std::string& rule) const {
  if (!impact) return nullptr;
  const auto found = std::find_if(impact->rules.begin(), impact->rules.end(),
                                  [&](const RuleImpact& candidate) { return candidate.id == rule; });
  return found == impact->rules.end() ? nullptr : &*found;
}

DiffReport diff_rubrics(const CompiledRubric& before, const CompiledRubric& after, Language language) {
  const Rubric &was = rubric_of(before), &is = rubric_of(after);
  DiffReport report;
  report.before = state_of(was);
  report.after = state_of(is);
  report.rules = count_ids(was, is);
  report.changes = compare_rubrics(was, is);
  for (const ItemChange& item : report.changes.rules) {
    std::string& sentence = report.sentences.emplace_back();
    if (item.kind != ItemChange::Kind::Added) continue;
    const auto rule = std::find_if(is.rules.begin(), is.rules.end(),
                                   [&](const Rule& candidate) { return candidate.id == item.id; });
    sentence = describe_rule(after, static_cast<size_t>(rule - is.rules.begin()), language);
  }
  return report;
}

}  // namespace zhijian
