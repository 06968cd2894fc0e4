#pragma once

#include <cstdint>
#include <string_view>

namespace zhijian {

/// Number of line breaks in a text: how far a line number goes on over it.
inline uint32_t count_lines(std::string_view text) {
  // memchr uses the machine's widest instructions, and lines of JSON are long.
  uint32_t lines = 0;
  for (size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) ++lines;
  return lines;
}

}  // namespace zhijian
