#pragma once

#include "score/scorecard.h"
#include "score/totals.h"

namespace zhijian {

/// Everything that a report shows of these cells, which must be settled and whose rules are used up; `input`,
/// `scored` and `rejects` are for the caller to fill.
Report build_report(RecordCells& cells);

}  // namespace zhijian
