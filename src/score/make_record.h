#pragma once

#include "calls/call.h"
#include "language/rubric.h"
#include "score/call_record.h"
#include "score/score_call.h"
#include "search/outcome.h"

namespace zhijian {

/// Fills `record` from a call's outcome and score by that rubric; `part` says which record of the call it is.
/// Its memory is used again, and so is what it says of rules that were not looked at: it must be empty or
/// from the same rubric. Its texts are views into `call`, `rubric` and the texts that `outcome` has views
/// into: it is valid as long as those.
void make_record(const Call& call, PartRecord part, const Rubric& rubric, const CallOutcome& outcome,
                 const CallScore& score, CallRecord& record);

}  // namespace zhijian
