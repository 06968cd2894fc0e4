#pragma once

#include "base/diagnostic.h"
#include "language/condition.h"

namespace zhijian {

/// Reports a pattern that RE2 does not take, at the part of it that is wrong, and says what to do.
void check_regex(const Named& pattern, Diagnostics& diagnostics);

}  // namespace zhijian
