// TAP, the test anything protocol, version 13.
#include "base/utf8.h"
#include "documents/checks/check_text.h"
#include "documents/checks/checks.h"

namespace zhijian {

namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// In a line of TAP `#` begins a directive; a line end would end it.
std::string description(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    if (c == '#' || c == '\\') out += '\\';
    out += is_control(c) ? ' ' : c;
  }
  return out;
}

/// Characters that YAML wants escaped in a way that the small readers of TAP consumers do not know.
bool is_beyond_tap(char32_t c) {
  return (c >= 0x80 && c < 0xA0) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// In a list Perl's reader takes this for a key, though it is quoted, if a colon comes next.
bool is_key_to_perl(std::string_view written) {
  while (written.ends_with(' ')) written.remove_suffix(1);
  return written.ends_with('"') || written.find(' ') == written.npos;
}

enum class In { Mapping, List };

/// In double quotes, with the escapes that YAML and those readers share.
std::string quoted(std::string_view text, In place = In::Mapping) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  const std::string valid = valid_utf8(text);
  for (size_t at = 0; at < valid.size();) {
    const char32_t c = decode_utf8(valid, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F || (c == ':' && place == In::List && is_key_to_perl(out))) {
      out += "\\x";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      append_utf8(is_beyond_tap(c) ? U'\uFFFD' : c, out);
    }
  }
  return out + "\"";
}

std::string place_block(const CheckPlace& place) {
  std::string out = "  file: " + quoted(place.file) + "\n";
  const auto number = [&](const char* key, int value) {
    if (value > 0) out += "  " + std::string(key) + ": " + std::to_string(value) + "\n";
  };
  number("line", place.begin.line);
  number("column", place.begin.column);
  number("end_line", place.end.line);
  number("end_column", place.end.column);
  return out;
}

std::string block(const Check& check) {
  std::string out = "  ---\n  message: " + quoted(check.message) +
                    "\n  severity: " + std::string(severity_name(check.severity)) +
                    "\n  rule: " + quoted(check.rule) + "\n";
  if (check.place) out += place_block(*check.place);
  if (!check.details.empty()) {
    out += "  details:\n";
    for (const std::string_view line : text_lines(check.details)) {
      out += "    - " + quoted(line, In::List) + "\n";
    }
  }
  return out + "  ...\n";
}

}  // namespace

std::string checks_tap(const Checks& checks) {
  std::string out = "TAP version 13\n1.." + std::to_string(checks.list.size()) + "\n";
  size_t number = 0;
  for (const Check& check : checks.list) {
    out += check.outcome == CheckOutcome::Failed ? "not ok " : "ok ";
    out += std::to_string(++number) + " - " + description(check.group + ": " + check.name);
    if (check.outcome == CheckOutcome::Skipped) out += " # SKIP " + description(check.message);
    out += "\n";
    if (check.is_finding()) out += block(check);
  }
  return out;
}

}  // namespace zhijian
