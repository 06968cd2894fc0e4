#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace zhijian {

struct ProgramOutput {
  int status = 0;  ///< exit status; 128 and more where a signal ended it
  std::string out, err;
};

/// Runs a program found in PATH, without a shell and without input, to its end. `arguments` begin with its
/// name. An error where it cannot be started.
Result<ProgramOutput> run_program(const std::vector<std::string>& arguments);

}  // namespace zhijian
