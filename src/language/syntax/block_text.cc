#include "language/syntax/block_text.h"

#include <algorithm>

namespace zhijian {

namespace {

/// The mark that begins a block, from the end of a line without its comment: ">-" of "key: >-".
std::string_view mark_at_end(std::string_view line) {
  const size_t end = line.find_last_not_of(" \t\r");
  if (end == std::string_view::npos) return {};
  line = line.substr(0, end + 1);
  const size_t begin = line.find_last_not_of("+-0123456789");
  if (begin == std::string_view::npos || (line[begin] != '|' && line[begin] != '>')) return {};
  return line.substr(begin);
}

/// The last line above that is not blank, without its comment.
std::string_view line_above(const SourceFile& file, int line) {
  for (int above = line - 1; above >= 1; --above) {
    const std::string_view text = file.line(above);
    if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
    // Behind a mark a comment needs a blank before it, and nothing else can stand there.
    for (size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
      if (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t') && !mark_at_end(text.substr(0, at)).empty())
        return text.substr(0, at);
    }
    return text;
  }
  return {};
}

}  // namespace

std::optional<BlockText> block_text(const SourceFile& file, const YamlNode& scalar) {
  const LineColumn first = file.line_column(scalar.place.span.begin);
  const LineColumn last = file.line_column(scalar.place.span.end);
  BlockText block;
  block.header = mark_at_end(line_above(file, first.line));
  const bool numbered = block.header.find_first_of("0123456789") != std::string::npos;
  const size_t begins = scalar.text.find_first_not_of('\n');
  if (block.header.empty() || numbered || begins == std::string::npos || scalar.text[begins] == ' ') {
    return std::nullopt;
  }
  const auto indent = static_cast<size_t>(first.column - 1);
  block.lines.resize(begins);
  for (int line = first.line; line <= last.line; ++line) {
    const std::string_view text = file.line(line);
    block.lines.push_back(text.substr(std::min(indent, text.size())));
  }
  const size_t ends = scalar.text.find_last_not_of('\n');
  const size_t line_feeds = scalar.text.size() - 1 - ends;
  if (block.header.back() == '+' && line_feeds > 1) block.blank_lines_after = line_feeds - 1;
  return block;
}

}  // namespace zhijian
