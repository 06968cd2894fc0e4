#include "language/layout/scalar_layout.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace zhijian {

namespace {

/// Needs an escape, which only double quotes have.
bool is_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool has_escaped(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (is_escaped(decode_utf8(text, at))) return true;
  }
  return false;
}

/// Words that other readers of YAML take for something else than text.
bool is_other_than_text(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {"~",  "null", "true", "false", "yes", "no",
                                                              "on", "off",  "y",    "n",     "<<",  "="};
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool contains_any(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != std::string_view::npos;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// True where quotes could be left out in YAML but not without making somebody think: marks of YAML, numbers,
/// and what `lint` takes for a slip where it is not quoted: blanks, the full-width colon and comma.
bool wants_quotes(std::string_view text, bool in_flow) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return true;
  if (contains_any(text.substr(0, 1), "-+.0123456789?:,[]{}#&*!|>'\"%@`")) return true;
  if (contains(text, " ") || text.back() == ':' || contains(text, "：")) return true;
  if (is_other_than_text(text)) return true;
  return in_flow && (contains_any(text, ",:?#[]{}") || contains(text, "，"));
}

std::string in_single_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

void append_escape(char32_t c, std::string& out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[c >> shift & 15];
  }
}

std::string in_double_quotes(std::string_view text) {
  std::string out = "\"";
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_escaped(c)) {
      append_escape(c, out);
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    append_utf8(c, out);
  }
  return out + "\"";
}

}  // namespace

std::string scalar_layout(const YamlNode& scalar, bool in_flow, bool quoted) {
  const std::string& text = scalar.text;
  if (has_escaped(text)) return in_double_quotes(text);
  const bool plain = scalar.style == YamlNode::Style::Plain || !wants_quotes(text, in_flow);
  if (plain && !quoted) return text;
  const bool has_single = contains(text, "'");
  return has_single && !contains_any(text, "\"\\") ? in_double_quotes(text) : in_single_quotes(text);
}

}  // namespace zhijian
