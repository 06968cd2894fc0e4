#pragma once

#include "match/outcome.h"
#include "rubric/rubric.h"
#include "score/call_record.h"
#include "score/score_call.h"
#include "transcript/call.h"

namespace zhijian {

/// Fills `record`, whose memory is used again, from a call's outcome and score by that rubric. Its texts are
/// views into `call`, `rubric` and the texts that `outcome` has views into: it is valid as long as those.
void make_record(const Call& call, const Rubric& rubric, const CallOutcome& outcome, const CallScore& score,
                 CallRecord& record);

}  // namespace zhijian
