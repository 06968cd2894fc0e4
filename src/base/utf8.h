#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhijian {

/// Number of bytes of the code point that begins with this byte, in valid UTF-8.
inline uint32_t utf8_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

/// Decodes the code point at `at` of valid UTF-8 and moves `at` behind it.
inline char32_t decode_utf8(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return at += 1, lead;
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    return at += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    return at += 3, c;
  }
  const char32_t c =
      (lead & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  return at += 4, c;
}

void append_utf8(char32_t c, std::string& out);
void append_utf8(std::u32string_view text, std::string& out);
std::string to_utf8(std::u32string_view text);
/// From valid UTF-8.
std::u32string to_utf32(std::string_view text);

/// Offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are not), or npos.
size_t find_invalid_utf8(std::string_view text);
/// Number of code points in valid UTF-8.
size_t count_code_points(std::string_view text);

}  // namespace zhijian
