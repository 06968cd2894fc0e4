#pragma once

#include <string_view>

#include "score/call_record.h"
#include "score/scorecard.h"

namespace zhijian {

/// A piece of evidence of that call as reports quote it, cut off at kQuoteLength. `review`: it is only
/// suspected.
Quote make_quote(std::string_view call, const HitRecord& hit, bool review);

}  // namespace zhijian
