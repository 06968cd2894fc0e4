#include "base/source_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<uint32_t>(i + 1));
  }
}

LineColumn SourceFile::line_column(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const uint32_t start = *(after - 1);
  const size_t before = count_code_points(std::string_view(text_).substr(start, offset - start));
  return {static_cast<int>(after - line_starts_.begin()), static_cast<int>(before) + 1};
}

std::string_view SourceFile::line(int line) const {
  if (line < 1 || line > static_cast<int>(line_starts_.size())) return {};
  const uint32_t begin = line_starts_[line - 1];
  size_t end = text_.find('\n', begin);
  if (end == std::string::npos) end = text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

uint32_t SourceFile::offset(int line, int byte_column) const {
  if (line < 0) return 0;
  if (line >= static_cast<int>(line_starts_.size())) return static_cast<uint32_t>(text_.size());
  return std::min(line_starts_[line] + static_cast<uint32_t>(std::max(byte_column, 0)),
                  static_cast<uint32_t>(text_.size()));
}

}  // namespace zhijian
