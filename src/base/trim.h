#pragma once

#include <string_view>

namespace zhijian {

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_space(char c) {
  return c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r'));
}

inline constexpr std::string_view kIdeographicSpace = "\u3000";

/// Without what leaves nothing on paper at the begin: white space of any width, no-break blanks, characters
/// without width, byte order marks, and what databases and DOS fill up with (U+0000, U+001A).
std::string_view trim_left(std::string_view text);

/// Likewise at both ends.
std::string_view trim(std::string_view text);

}  // namespace zhijian
