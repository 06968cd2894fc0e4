#pragma once

namespace zhijian {

/// What the program tells the shell.
enum class ExitStatus : int {
  Done = 0,         ///< nothing to complain about
  No = 1,           ///< the answer is no: a gate or an example failed, or lint found an error
  CannotStart = 2,  ///< wrong usage, a rubric with errors, no readable input, output that cannot be written
  Rejected = 3,     ///< done, but calls were rejected
};

}  // namespace zhijian
