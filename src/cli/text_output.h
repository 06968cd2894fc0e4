#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"

namespace zhijian {

class Console;

/// Where a command with one result writes it: standard output, or the file that `-o` names.
class TextOutput {
 public:
  /// `paths` are the values of `-o`: none or "-" is standard output; more than one is an error.
  static Result<TextOutput> open(const std::vector<std::string>& paths, Console& console);

  Result<void> write(std::string_view text);
  /// Hands on what was held back, where somebody may be waiting for it.
  void flush();
  /// True once nothing more can be written to standard output.
  bool closed() const;
  /// At the end: makes the file appear.
  Result<void> commit();

 private:
  explicit TextOutput(Console& console) : console_(&console) {}

  Console* console_;
  std::optional<AtomicFile> file_;
};

}  // namespace zhijian
