#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace zhijian {

/// A place as people count it: line from 1, column from 1 in Unicode code points.
struct LineColumn {
  int line = 1;
  int column = 1;
  bool operator==(const LineColumn&) const = default;
};

/// A text file that was read whole, and the way from byte offsets to lines and columns. Immutable; shared by
/// everything that carries a Place into it.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  const std::string& name() const { return name_; }  ///< as the user gave it
  std::string_view text() const { return text_; }

  /// Offsets beyond the end are taken as the end.
  LineColumn line_column(uint32_t offset) const;
  /// The line's text without its line break; `line` from 1. Empty where there is no such line.
  std::string_view line(int line) const;
  /// Byte offset of a line and a column counted in bytes, both from 0 (what yaml-cpp reports).
  uint32_t offset(int line, int byte_column) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

/// A span in a source file; `file` may be null for things that were made up (defaults, built-ins).
struct Place {
  std::shared_ptr<const SourceFile> file;
  Span span;
};

}  // namespace zhijian
