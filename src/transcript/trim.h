#pragma once

#include <string_view>

namespace zhijian {

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Without white space at both ends; the ideographic space U+3000 is white space too.
inline std::string_view trim(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  for (;;) {
    if (text.empty()) return text;
    if (is_ascii_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else if (is_ascii_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kWide)) {
      text.remove_suffix(kWide.size());
    } else {
      return text;
    }
  }
}

}  // namespace zhijian
