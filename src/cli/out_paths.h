#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace zhijian {

/// An error where two of `-o` and `--rejects` name one file, or one of them a file that is read as calls or as a rubric: either
/// would take the place of something that somebody wanted.
Result<void> check_out_paths(const Options& options);

}  // namespace zhijian
