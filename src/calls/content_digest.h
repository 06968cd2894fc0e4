#pragma once

#include <string>

#include "calls/call.h"

namespace zhijian {

/// What the transcript says, but not the file that says it, as 32 hexadecimal digits (XXH3, 128 bits): the
/// same on every machine, and for the same call in another file or format.
std::string content_digest(const Call& call);

}  // namespace zhijian
