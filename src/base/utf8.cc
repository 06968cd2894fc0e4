#include "base/utf8.h"

namespace zhijian {

namespace {

/// Writes at most four bytes; gives where they end.
char* put_utf8(char32_t c, char* to) {
  const auto tail = [&](int shift) { *to++ = static_cast<char>(0x80u | (c >> shift & 0x3Fu)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0u | c >> 6), tail(0);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0u | c >> 12), tail(6), tail(0);
  } else {
    *to++ = static_cast<char>(0xF0u | c >> 18), tail(12), tail(6), tail(0);
  }
  return to;
}

}  // namespace

void append_utf8(char32_t c, std::string& out) {
  char bytes[4];
  out.append(bytes, put_utf8(c, bytes));
}

void append_utf8(std::u32string_view text, std::string& out) {
  const size_t before = out.size();
  out.resize(before + text.size() * 4);
  char* to = out.data() + before;
  for (const char32_t c : text) to = put_utf8(c, to);
  out.resize(static_cast<size_t>(to - out.data()));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  append_utf8(text, out);
  return out;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += decode_utf8(text, at);
  return out;
}

size_t find_invalid_utf8(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto is_tail = [&](size_t i) { return i < text.size() && (byte(i) & 0xC0u) == 0x80u; };
  size_t at = 0;
  while (at < text.size()) {
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0) return at;
    for (size_t i = 1; i < length; ++i) {
      if (!is_tail(at + i)) return at;
    }
    const unsigned char second = byte(at + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool too_large = lead == 0xF4 && second >= 0x90;
    if (overlong || surrogate || too_large) return at;
    at += length;
  }
  return std::string_view::npos;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return count;
}

}  // namespace zhijian
