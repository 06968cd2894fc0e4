#pragma once

#include <vector>

#include "cli/exit_status.h"
#include "cli/settings.h"
#include "run/chunk_result.h"
#include "score/scorecard.h"

namespace zhijian {

class Console;

/// Tells on standard error which calls were rejected and why, and what was odd but could be scored; with -v
/// also which encodings were guessed.
void tell_input_faults(const InputCounts& counts, const std::vector<Reject>& rejects,
                       const InputWarnings& warnings, Console& console);

/// With -v: in which encoding a file was read that says nowhere which it has.
void tell_guess(const GuessedEncoding& guess, Console& console);

/// Tells on standard error what failed a gate; the exit status that follows. Where `-f` names a format for CI
/// systems, prints the gates' checks in it; `command` is whose they are.
ExitStatus judge(const Report& report, const Gates& gates, const Options& options, const std::string& command,
                 Console& console);

}  // namespace zhijian
