#pragma once

#include <string>

#include "language/condition.h"

namespace zhijian {

/// A value as an author would write it: for telling what a rubric says or what of it changed.

/// The shortest form of a number that was read with few decimals.
std::string written(double value);
std::string written(const Match& match);
std::string written(const At& at);
std::string written(const Within& within);
/// Milliseconds, in seconds where those are short: `1.5s`, `1234ms`.
std::string written_time(double ms);

}  // namespace zhijian
