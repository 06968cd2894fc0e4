#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "compare/diff/diff_report.h"

namespace zhijian {

/// What reports of a changed rubric say, whatever they are written to. Nothing here is escaped.

/// "3 → 2"; the one value where both are the same.
std::string arrow(const std::string& before, const std::string& after);

/// "hotline 2026.10 → 2026.11".
std::string rubrics_text(const DiffReport& report);

/// What kind of change it is, where it cannot change a score.
std::optional<std::string> nature_text(const RubricChanges& changes, Language language);

/// In one sentence, what the change does to the calls.
std::string lead_text(const CallImpact& impact, Language language);

/// What the rule makes of calls, before and after: "failed in 12 → 8 calls, points -60 → -24".
std::string effect_text(const RuleImpact& impact, Language language);

/// The calls and their scores, a line for each matter.
std::vector<std::string> score_lines(const CallImpact& impact, Language language);

/// Columns of the agents' table that hold something.
struct AgentColumns {
  bool names = false, grades = false;
};
AgentColumns agent_columns(const std::vector<AgentChange>& agents);

/// What an agent's states are in a table; "-" for nothing.
std::string mean_text(const AgentChange& agent);
std::string grade_text(const AgentChange& agent);
std::string rank_text(const AgentChange& agent);
std::string pass_rate_text(const AgentChange& agent);
std::string critical_text(const AgentChange& agent);

/// "82 → 78", "pass → fail".
std::string score_text(const CallChange& call);
std::string passing_text(const CallChange& call, Language language);
/// "推脱 0 → -5, 承诺 critical".
std::string causes_text(const CallChange& call, Language language);

/// "4 of 10 (40%)".
std::string measured_text(const ConditionResult& result, Language language);

}  // namespace zhijian
