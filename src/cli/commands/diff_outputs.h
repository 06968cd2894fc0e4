#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "cli/options.h"
#include "compare/diff/diff_report.h"
#include "documents/checks/checks.h"

namespace zhijian {

class Console;

/// Everything that `diff` writes: one result to standard output (`-f`), one to each file (`-o`).
class DiffOutputs {
 public:
  /// Opens the files. An error where an option makes no sense or a file cannot be written.
  static Result<DiffOutputs> open(const Options& options, Console& console);

  /// Writes all, and makes the files appear.
  Result<void> finish(const DiffReport& report);

 private:
  enum class Kind : uint8_t { Table, Json, Markdown, Checks };
  struct Output {
    Kind kind = Kind::Table;
    CheckFormat checks = CheckFormat::Sarif;  ///< of Checks
    std::optional<AtomicFile> file;           ///< none: standard output
  };

  explicit DiffOutputs(Console& console) : console_(&console) {}
  std::string render(const Output& output, const DiffReport& report) const;

  Console* console_;
  std::vector<Output> outputs_;
};

}  // namespace zhijian
