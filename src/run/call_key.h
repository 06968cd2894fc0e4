#pragma once

#include "calls/call.h"
#include "run/seen_calls.h"

namespace zhijian {

/// The hashes by which a call is recognised. The content is everything that the transcript says, but not the
/// file that says it: the same call in another file, or in another format, is the same.
CallKey call_key(const Call& call);

}  // namespace zhijian
