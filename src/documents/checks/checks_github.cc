// GitHub's workflow commands: "::error file=…,line=…::message" on a line of its own becomes an annotation.
#include <algorithm>

#include "base/harmless.h"
#include "documents/checks/check_text.h"
#include "documents/checks/checks.h"

namespace zhijian {

namespace {

/// `special` are the characters that mean something where the text stands.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : harmless(valid_utf8(text), Lines::Kept)) {
    special.find(c) == std::string_view::npos ? out += c : append_percent(c, out);
  }
  return out;
}

std::string message_text(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string property_text(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

std::string_view command(CheckSeverity severity) {
  return severity == CheckSeverity::Note ? "notice" : severity_name(severity);
}

/// Columns are shown only within one line.
std::string place_properties(const CheckPlace& place) {
  std::string out = "file=" + property_text(place.file) + ",";
  if (place.begin.line == 0) return out;
  const int last_line = std::max(place.begin.line, place.end.line);
  out += "line=" + std::to_string(place.begin.line) + ",endLine=" + std::to_string(last_line) + ",";
  if (place.begin.column == 0 || last_line != place.begin.line) return out;
  return out + "col=" + std::to_string(place.begin.column) +
         ",endColumn=" + std::to_string(place.end.column) + ",";
}

}  // namespace

std::string checks_github(const Checks& checks) {
  std::string out;
  for (const Check& check : checks.list) {
    if (!check.is_finding()) continue;
    out += "::";
    out += command(check.severity);
    out += ' ';
    if (check.place) out += place_properties(*check.place);
    out += "title=" + property_text(check.name) + "::" + message_text(full_message(check)) + "\n";
  }
  return out;
}

}  // namespace zhijian
