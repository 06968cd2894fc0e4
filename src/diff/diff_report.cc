#include "diff/diff_report.h"

#include <algorithm>
#include <tuple>

namespace zhijian {

bool AgentChange::is_change() const {
  const auto told = [](const AgentState& state) {
    return std::make_tuple(state.mean, state.grade, state.pass_rate, state.critical_calls);
  };
  return told(before) != told(after);
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

}  // namespace zhijian
