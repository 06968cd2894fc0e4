#include "documents/json/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace zhijian {

namespace {

constexpr std::array<bool, 256> kEscaped = [] {
  std::array<bool, 256> escaped{};
  for (size_t c = 0; c < 0x20; ++c) escaped[c] = true;
  escaped['"'] = escaped['\\'] = true;
  return escaped;
}();

// Whether one of eight bytes has to be escaped: the usual tests for a byte below n and for a zero byte, on
// all at once. Bytes of 0x80 and more never answer to them.
bool any_escaped(uint64_t bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  const auto has_zero = [](uint64_t word) { return (word - kOnes) & ~word; };
  const uint64_t control = (bytes - kOnes * 0x20) & ~bytes;
  return ((control | has_zero(bytes ^ kOnes * '"') | has_zero(bytes ^ kOnes * '\\')) & kOnes * 0x80) != 0;
}

char short_escape(char c) {
  switch (c) {
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '"':
    case '\\':
      return c;
    default:
      return 0;
  }
}

}  // namespace

size_t find_escaped(std::string_view text, size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    if (any_escaped(bytes)) break;
  }
  while (at < text.size() && !kEscaped[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

JsonEscape::JsonEscape(char c) : text_{'\\', short_escape(c)}, size_(2) {
  if (text_[1] != 0) return;
  constexpr char kHex[] = "0123456789abcdef";
  text_[1] = 'u';
  text_[2] = text_[3] = '0';
  text_[4] = kHex[static_cast<unsigned char>(c) >> 4];
  text_[5] = kHex[static_cast<unsigned char>(c) & 0xF];
  size_ = 6;
}

void append_json(std::string_view text, std::string& out) {
  out += '"';
  for (size_t at = 0;;) {
    const size_t end = find_escaped(text, at);
    out.append(text.data() + at, end - at);
    if (end == text.size()) break;
    out += JsonEscape(text[end]).view();
    at = end + 1;
  }
  out += '"';
}

}  // namespace zhijian
