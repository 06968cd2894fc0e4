#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace zhijian {

struct DiffReport;

/// "agents-changed>5%": what must not be true of a change of a rubric.
struct FailCondition {
  enum class Metric : uint8_t {
    AgentsChanged,  ///< agents whose mean, grade, pass rate or critical calls change
    CriticalNew,    ///< calls that were not critical and are now
    MeanDrop,       ///< by how much the mean of the calls falls
    PassFlips,      ///< calls that passed and do not, or the other way
    RulesChanged,   ///< rules added, removed or changed otherwise than in texts
  };
  Metric metric = Metric::AgentsChanged;
  bool or_equal = false;  ///< `>=`, else `>`
  Decimal limit;
  bool percent = false;  ///< of all agents, of the calls compared, of the rules of both rubrics
  std::string written;

  bool needs_calls() const { return metric != Metric::RulesChanged; }
};

/// Nothing where it is no condition.
std::optional<FailCondition> parse_fail_condition(std::string_view text);

/// "agents-changed>5%, …": an example of each.
std::string known_fail_conditions();

struct ConditionResult {
  FailCondition condition;
  Decimal value;                  ///< a number, or points
  std::optional<uint64_t> whole;  ///< what `value` is a part of, where it is
  bool holds = false;
};

/// `report` is complete but for the conditions, and has an impact where the condition needs calls.
ConditionResult evaluate(const FailCondition& condition, const DiffReport& report);

}  // namespace zhijian
