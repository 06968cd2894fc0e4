#pragma once

#include <optional>

#include "base/atomic_file.h"
#include "base/result.h"
#include "calls/reader.h"
#include "cli/options.h"

namespace zhijian {

class Console;

/// What `--rejects` writes: a line of JSON for each rejected call, however many there are. A file without
/// lines says that there were none.
class RejectsFile {
 public:
  /// Does nothing where the option is not given; "-" is standard output.
  static Result<RejectsFile> open(const Options& options, Console& console);

  void add(const Reject& reject);
  /// Makes the file appear, or tells what went wrong with it.
  Result<void> finish();

 private:
  Console* console_ = nullptr;  ///< where standard output is asked for
  std::optional<AtomicFile> file_;
  std::optional<Message> failure_;  ///< the first
};

}  // namespace zhijian
