#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// The begin of a line, with what can be written in several ways written in one: full-width letters and
/// digits are ASCII, all colons `:`, all blanks a blank, brackets of each shape `( )`, `[ ]`, `< >`, `{ }`;
/// what leaves nothing on paper is gone.
struct FoldedLine {
  std::u32string text;
  std::vector<size_t> offsets;  ///< in the line, of each character, and of what comes behind the last

  static constexpr size_t kMaxCharacters = 120;
  explicit FoldedLine(std::string_view line);
};

inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
/// A letter of any script, a digit, or a Chinese character; also what masks them in names (张*).
bool is_word(char32_t c);
/// The bracket that closes this one, 0 for what is none.
char32_t closing_bracket(char32_t c);

inline std::u32string_view trim_blanks(std::u32string_view text) {
  while (!text.empty() && (text.front() == U' ' || text.front() == U'\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == U' ' || text.back() == U'\t')) text.remove_suffix(1);
  return text;
}

}  // namespace zhijian
