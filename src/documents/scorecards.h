#pragma once

#include <optional>
#include <string_view>

#include "documents/agent_card.h"
#include "documents/document.h"
#include "score/scorecard.h"

namespace zhijian {

/// The day at a glance: a line an agent, teams, then the summary.
Document scorecards_overview(const Report& report, Language language);

/// One agent's card; nothing if the report has no such agent.
std::optional<Document> agent_card(const Report& report, std::string_view agent, const CardOptions& options);

/// The cards of all agents of the report.
Document agent_cards(const Report& report, const CardOptions& options);

/// The whole report: summary, agents, teams, each agent's card, what was rejected.
Document whole_report(const Report& report, const CardOptions& options);

/// The whole report for a page: also rules, a heat map of rules and agents, and what it rests on; cards fold.
Document report_page(const Report& report, const CardOptions& options);

}  // namespace zhijian
