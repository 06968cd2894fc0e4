#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "score/scorecard.h"

namespace zhijian {

/// Pieces of JSON, appended to `out`.

/// Offset of the first byte from `at` on that JSON wants escaped (`"`, `\` and U+0000 to U+001F), or the
/// text's size.
size_t find_escaped(std::string_view text, size_t at);

/// What JSON has in place of such a byte.
class JsonEscape {
 public:
  explicit JsonEscape(char c);
  std::string_view view() const { return {text_, size_}; }

 private:
  char text_[6];
  size_t size_;
};

/// The text, which is valid UTF-8, in quotes.
void append_json(std::string_view text, std::string& out);

template <std::integral Integer>
void append_json(Integer number, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, static_cast<size_t>(end - digits));
}

inline void append_json(bool value, std::string& out) {
  out += value ? "true" : "false";
}

/// In its shortest form: 87.5, -5.
inline void append_json(Decimal number, std::string& out) {
  if (number.hundredths() % 100 == 0) return append_json(number.hundredths() / 100, out);
  out += number.to_string();
}

inline void append_json(Ratio ratio, std::string& out) {
  out += ratio.to_string();
}

/// "5" as "5.0": for numbers that may have decimals, so that tables do not take them for whole ones.
inline std::string with_point(std::string number) {
  if (number.find('.') == std::string::npos) number += ".0";
  return number;
}

}  // namespace zhijian
