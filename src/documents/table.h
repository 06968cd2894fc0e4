#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "score/scorecard.h"

namespace zhijian {

struct TableOptions {
  int width = 100;     ///< columns of the terminal; below 72 lines may be longer than that
  bool color = false;  ///< ANSI colours
  Language language = Language::English;
};

/// Scorecards for people: a line an agent (two where the width asks for it), teams, then the summary.
std::string scorecards_table(const Report& report, const TableOptions& options);

/// One agent's full card; nothing if the report has no such agent.
std::optional<std::string> agent_card(const Report& report, std::string_view agent,
                                      const TableOptions& options);

}  // namespace zhijian
