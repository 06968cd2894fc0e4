#include "language/syntax/joined_surrogates.h"

#include <algorithm>
#include <optional>

namespace zhijian {

namespace {

constexpr size_t kEscape = 6;   // \ud83d
constexpr size_t kJoined = 10;  // \U0001F600

/// The value of `\uXXXX` at `at`.
std::optional<uint32_t> escape_at(std::string_view text, size_t at) {
  if (at + kEscape > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  uint32_t value = 0;
  for (const char c : text.substr(at + 2, 4)) {
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<uint32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

}  // namespace

uint32_t JoinedSurrogates::original(uint32_t offset) const {
  const auto before = std::upper_bound(ends.begin(), ends.end(), offset) - ends.begin();
  return offset + static_cast<uint32_t>(before) * static_cast<uint32_t>(2 * kEscape - kJoined);
}

JoinedSurrogates join_surrogates(std::string_view text) {
  JoinedSurrogates out;
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') {
    out.text = text;
    return out;
  }
  for (size_t at = 0; at < text.size();) {
    const std::optional<uint32_t> high = escape_at(text, at);
    const std::optional<uint32_t> low = escape_at(text, at + kEscape);
    if (high && low && *high >= 0xD800 && *high < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
      const uint32_t c = 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
      out.text += "\\U000";
      for (int shift = 16; shift >= 0; shift -= 4) out.text += "0123456789ABCDEF"[c >> shift & 15];
      out.ends.push_back(static_cast<uint32_t>(out.text.size()));
      at += 2 * kEscape;
    } else {
      const size_t length = text[at] == '\\' ? 2 : 1;  // an escaped backslash begins no escape
      out.text += text.substr(at, length);
      at += length;
    }
  }
  return out;
}

}  // namespace zhijian
