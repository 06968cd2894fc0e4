#include "language/syntax/scalar_extent.h"

#include <algorithm>

namespace zhijian {

namespace {

uint32_t line_end(std::string_view source, size_t at) {
  size_t end = std::min(source.find('\n', at), source.size());
  if (end > at && source[end - 1] == '\r') --end;
  return static_cast<uint32_t>(end);
}

ScalarExtent quoted(std::string_view source, uint32_t begin, std::string_view value) {
  const char quote = source[begin];
  ScalarExtent extent{.style = YamlNode::Style::Quoted, .closed = false};
  size_t at = begin + 1;
  for (; at < source.size() && !extent.closed; ++at) {
    if (quote == '"' && source[at] == '\\') {
      ++at;
    } else if (source[at] == quote) {
      if (quote == '\'' && at + 1 < source.size() && source[at + 1] == quote) {
        ++at;
      } else {
        extent.closed = true;
      }
    }
  }
  extent.end = static_cast<uint32_t>(std::min(at, source.size()));
  extent.content = {begin, extent.closed ? extent.end : line_end(source, begin)};
  if (extent.closed && source.substr(begin + 1, extent.end - begin - 2) == value) {
    extent.content = {begin + 1, extent.end - 1};
  }
  return extent;
}

/// From the first line of the content to the last one that is indented like it.
ScalarExtent block(std::string_view source, uint32_t begin) {
  ScalarExtent extent{.style = YamlNode::Style::Block};
  size_t line = source.find('\n', begin);
  uint32_t first = 0;
  size_t indent = 0;
  extent.end = line_end(source, begin);
  while (line != std::string_view::npos && line + 1 < source.size()) {
    ++line;
    const size_t text = source.find_first_not_of(' ', line);
    const bool blank = text == std::string_view::npos || source[text] == '\n' || source[text] == '\r';
    if (!blank) {
      if (first == 0) {
        first = static_cast<uint32_t>(text);
        indent = text - line;
      }
      if (indent == 0 || text - line < indent) break;
      extent.end = line_end(source, text);
    }
    line = source.find('\n', line);
  }
  extent.content = {first != 0 && first <= extent.end ? first : begin, extent.end};
  return extent;
}

}  // namespace

ScalarExtent scalar_extent(std::string_view source, uint32_t begin, std::string_view value) {
  begin = std::min(begin, static_cast<uint32_t>(source.size()));
  const char mark = begin < source.size() ? source[begin] : '\0';
  if (mark == '"' || mark == '\'') return quoted(source, begin, value);
  if (mark == '|' || mark == '>') return block(source, begin);
  ScalarExtent extent;
  const bool verbatim = source.substr(begin, value.size()) == value;
  extent.end = verbatim ? begin + static_cast<uint32_t>(value.size()) : line_end(source, begin);
  extent.content = {begin, extent.end};
  return extent;
}

}  // namespace zhijian
