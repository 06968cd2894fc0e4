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

/// Without white space at the begin; the ideographic space is white space too.
inline std::string_view trim_left(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_ascii_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kIdeographicSpace)) {
      text.remove_prefix(kIdeographicSpace.size());
    } else {
      return text;
    }
  }
}

/// Likewise at both ends.
inline std::string_view trim(std::string_view text) {
  text = trim_left(text);
  for (;;) {
    if (!text.empty() && is_ascii_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kIdeographicSpace)) {
      text.remove_suffix(kIdeographicSpace.size());
    } else {
      return text;
    }
  }
}

}  // namespace zhijian
