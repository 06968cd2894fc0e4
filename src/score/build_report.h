#pragma once

#include "score/scorecard.h"
#include "score/totals.h"

namespace zhijian {

/// Everything that a report shows of these cells; `input`, `scored` and `rejects` are for the caller to fill.
Report build_report(const RecordCells& cells);

}  // namespace zhijian
