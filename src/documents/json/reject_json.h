#pragma once

#include <string>

#include "calls/reader.h"

namespace zhijian {

/// Appends a rejected call as a line of JSON (`zhijian.reject/1`): file, line, call (null where its id could
/// not be read) and the reason, in English.
void append_reject(const Reject& reject, std::string& out);

}  // namespace zhijian
