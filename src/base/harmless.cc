#include "base/harmless.h"

#include "base/utf8.h"

namespace zhijian {

namespace {

bool is_unsafe(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
  const bool mark = c == 0x061C || c == 0x200E || c == 0x200F;
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || mark || direction;
}

}  // namespace

std::string harmless(std::string_view text, Lines lines) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    const bool stays = lines == Lines::Kept && (c == '\n' || c == '\r' || c == '\t');
    if (is_unsafe(c) && !stays) {
      out += ' ';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace zhijian
