#include "documents/checks/check_text.h"

#include "base/utf8.h"

namespace zhijian {

std::string valid_utf8(std::string_view text) {
  std::string out;
  for (;;) {
    const size_t bad = find_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    out += "\uFFFD";
    text.remove_prefix(bad + 1);
  }
}

std::vector<std::string_view> text_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::string place_text(const CheckPlace& place) {
  std::string out = place.file;
  if (place.begin.line == 0) return out;
  out += ":" + std::to_string(place.begin.line);
  if (place.begin.column > 0) out += ":" + std::to_string(place.begin.column);
  return out;
}

std::string full_message(const Check& check) {
  std::string text = check.details.empty() ? check.message : check.message + "\n" + check.details;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string_view severity_name(CheckSeverity severity) {
  switch (severity) {
    case CheckSeverity::Error:
      return "error";
    case CheckSeverity::Warning:
      return "warning";
    case CheckSeverity::Note:
      break;
  }
  return "note";
}

std::string& append_percent(char byte, std::string& out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += kHex[value >> 4];
  return out += kHex[value & 15];
}

}  // namespace zhijian
