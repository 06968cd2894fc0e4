#pragma once

#include "score/agent_choice.h"
#include "score/scorecard.h"
#include "score/totals.h"

namespace zhijian {

/// Everything that a report shows of these cells, which must be settled and whose rules are used up; `input`,
/// `scored` and `rejects` are for the caller to fill. Ranks are among all agents; everything else is of the
/// chosen ones alone.
Report build_report(RecordCells& cells, const AgentChoice& choice);

}  // namespace zhijian
