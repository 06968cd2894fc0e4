#pragma once

#include <string>

#include "base/message.h"
#include "score/scorecard.h"

namespace zhijian {

/// The report as a Markdown document (GitHub's tables): summary, agents, teams, each agent's costly rules
/// with quotes, rejects.
std::string report_markdown(const Report& report, Language language);

}  // namespace zhijian
