#include "base/trim.h"

#include <cstddef>

namespace zhijian {

namespace {

bool is_blank_byte(char c) {
  return is_ascii_space(c) || c == '\0' || c == '\x1A';
}

/// Whether three bytes are a blank or a mark between U+1800 and U+FFFF.
bool is_wide_blank(unsigned char a, unsigned char b, unsigned char c) {
  switch (a) {
    case 0xE1:
      return b == 0xA0 && c == 0x8E;  // U+180E
    case 0xE2:
      if (b == 0x80) return c <= 0x8F || (c >= 0xA8 && c <= 0xAF);  // U+2000 … U+200F, U+2028 … U+202F
      return b == 0x81 && c >= 0x9F && c <= 0xAF;                   // U+205F … U+206F
    case 0xE3:
      return b == 0x80 && c == 0x80;  // U+3000
    case 0xEF:
      return b == 0xBB && c == 0xBF;  // U+FEFF
    default:
      return false;
  }
}

/// Bytes of the blank that begins at `at`; 0 where none does.
size_t blank_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const size_t left = text.size() - at;
  if (left >= 2 && byte(0) == 0xC2 && (byte(1) == 0xA0 || byte(1) == 0x85)) return 2;
  return left >= 3 && is_wide_blank(byte(0), byte(1), byte(2)) ? 3 : 0;
}

}  // namespace

std::string_view trim_left(std::string_view text) {
  while (!text.empty()) {
    if (is_blank_byte(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    const size_t width = blank_at(text, 0);
    if (width == 0) return text;
    text.remove_prefix(width);
  }
  return text;
}

std::string_view trim(std::string_view text) {
  text = trim_left(text);
  while (!text.empty()) {
    if (is_blank_byte(text.back())) {
      text.remove_suffix(1);
    } else if (static_cast<unsigned char>(text.back()) < 0x80) {
      return text;
    } else if (text.size() >= 2 && blank_at(text, text.size() - 2) == 2) {
      text.remove_suffix(2);
    } else if (text.size() >= 3 && blank_at(text, text.size() - 3) == 3) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
  return text;
}

}  // namespace zhijian
