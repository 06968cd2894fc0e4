#pragma once

#include <cstddef>
#include <cstdint>

#include "base/message.h"
#include "documents/document.h"
#include "score/scorecard.h"

namespace zhijian {

/// How many calls are quoted of a rule where there is little room.
inline constexpr size_t kFewCalls = 3;

struct CardOptions {
  Language language = Language::English;
  size_t calls = kFewCalls;  ///< quoted of each rule
};

/// Adds one agent's card: scores, dimensions, deductions with evidence, what waits for review, what could not
/// be decided. `ranked`: how many agents have a rank.
void add_agent_card(const AgentCard& agent, uint64_t ranked, const CardOptions& options, Document& document);

/// Where links to an agent's card lead: the agent's place in the report.
std::string card_id(size_t place);

}  // namespace zhijian
