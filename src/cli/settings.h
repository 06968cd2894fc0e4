#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"
#include "calls/reader.h"
#include "cli/options.h"
#include "run/run_calls.h"

namespace zhijian {

class Console;

// What option values mean. An error names the option, the value and what could stand there.

/// How transcripts are read, of the options that Arguments::reading() declares.
Result<ReadOptions> read_options(const Options& options);

/// `--jobs`: at least 1; by default one for each processor that this process may use.
Result<unsigned> jobs(const Options& options);

/// A size in bytes: "300000", "16M", "64K", "1G" (also KiB, MiB, GiB).
std::optional<uint64_t> parse_size(std::string_view text);

/// A whole number, not negative.
Result<uint64_t> parse_count(const std::string& option, const std::string& text);

/// The paths to read: as given, standard input where none is given and it is no terminal, else an error that
/// says so. A path that does not exist is an error too.
Result<std::vector<std::string>> input_paths(const std::vector<std::string>& paths);

/// What options and paths say of the calls to read, and on how many threads. `needed`: as input_paths(); else
/// no path means no calls.
Result<void> read_input(const Options& options, bool needed, CallInput& input, unsigned& threads);

/// Gates of `score` and `merge`.
struct Gates {
  std::optional<Decimal> fail_under;
  bool fail_on_critical = false;
  uint64_t allowed_rejects = 0;
};
Result<Gates> gates(const Options& options);

}  // namespace zhijian
