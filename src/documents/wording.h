#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "score/scorecard.h"

namespace zhijian {

/// What reports for people say, whatever they are written to. Nothing here is escaped.

/// "92.5%"; "-" for nothing.
std::string percent(const std::optional<Ratio>& ratio);
std::string or_dash(const std::optional<Decimal>& value);

/// The name, or the id where there is none.
std::string shown_name(const RuleCard& rule);
std::string shown_name(const DimensionCard& dimension);

/// Name and id: "王敏 (A1024)".
std::string named(const std::string& name, const std::string& id, Language language);

/// What a rule cost: "-20", "critical 2", or both.
std::string cost_of(const RuleCard& rule, Language language);

/// Name and id of an agent; in words where the calls named none.
std::string named(const AgentCard& agent, Language language);
/// The id alone, likewise.
std::string shown_id(const AgentCard& agent, Language language);

/// What happened, in quotes where it was said: “不知道，您打别的电话。”, silence of 12.5 s, not said:
/// “对不起”.
std::string what_happened(const Quote& quote, Language language);
/// The same with call and turn before it.
std::string evidence_of(const Quote& quote, Language language);
/// What happened in the rule's first `calls` that failed (or only wait for review), a line a call, and how
/// many more there were.
std::vector<std::string> evidence_lines(const RuleCard& rule, bool reviews, size_t calls, Language language);

/// "calls 380 = scored 378 + …", "mean 88.12, …", and the rubrics.
std::vector<std::string> summary_lines(const Report& report, Language language);

/// "rank 3 of 10, calls 38, …" and how the scores lie.
std::vector<std::string> agent_facts(const AgentCard& agent, uint64_t ranked_agents, Language language);

/// How often it failed, and what else there is to say of it.
std::string rule_facts(const RuleCard& rule, Language language);

}  // namespace zhijian
