#pragma once

#include "cli/settings.h"
#include "documents/checks/checks.h"
#include "score/scorecard.h"

namespace zhijian {

/// What `judge` decides on, as checks: one for each agent and gate, with the rules and the words that cost
/// most in its details; and one for each rejected call, or one that says that there is none.
void add_gate_checks(const Report& report, const Gates& gates, Checks& checks);

}  // namespace zhijian
