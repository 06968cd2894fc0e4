#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace zhijian {

/// Number of line breaks in a text: how far a line number goes on over it.
inline uint32_t count_lines(std::string_view text) {
  return static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace zhijian
