#include "language/syntax/mark_as_text.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

constexpr std::string_view kMarks = "*&!%@`|>#{";

bool is_han_or_other(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// Words inside a line, and the mark among them.
struct Words {
  size_t begin = 0;
  size_t end = 0;
  size_t mark = 0;
};

/// Where the words end that begin here: at a comma or a bracket of a list, or with the line.
size_t end_of_words(std::string_view line, size_t begin, bool in_list) {
  size_t end = in_list ? std::min(line.find_first_of(",]", begin), line.size()) : line.size();
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\r')) --end;
  return end;
}

std::optional<Words> find_words(std::string_view line) {
  bool in_list = false;
  for (size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    in_list = in_list || c == '[';
    const size_t last = line.find_last_not_of(' ', at == 0 ? 0 : at - 1);
    const bool begins = at > 0 && last != std::string_view::npos && last < at &&
                        (line[last] == '[' || line[last] == ',' ||
                         (last + 1 < at && (line[last] == '-' || line[last] == ':')));
    const bool before_text = at + 1 < line.size() && is_han_or_other(line[at + 1]);
    const bool map = c == '{' && line.find(':', at) != std::string_view::npos;
    if (begins && before_text && !map && kMarks.find(c) != std::string_view::npos)
      return Words{at, end_of_words(line, at, in_list), at};
    // A comment inside a list, and a question mark before what ends an entry.
    const bool comment = c == '#' && at > 0 && line[at - 1] == ' ';
    const bool question = c == '?' && at + 1 < line.size() && (line[at + 1] == ',' || line[at + 1] == ']');
    if (!in_list || !(comment || question)) continue;
    size_t begin = line.find_last_of("[,", at) + 1;
    begin = line.find_first_not_of(' ', begin);
    if (line[begin] != '"' && line[begin] != '\'' && begin < at)
      return Words{begin, end_of_words(line, at, true), at};
  }
  return std::nullopt;
}

}  // namespace

bool report_mark_as_text(const std::shared_ptr<const SourceFile>& file, uint32_t offset,
                         Diagnostics& diagnostics, int lines_back) {
  const int last = file->line_column(offset).line;
  for (int number = last; number >= 1 && number >= last - lines_back; --number) {
    const std::string_view line = file->line(number);
    const std::optional<Words> words = find_words(line);
    if (!words) continue;
    const uint32_t start = file->offset(number - 1, 0);
    const Place place{
        file, {start + static_cast<uint32_t>(words->begin), start + static_cast<uint32_t>(words->end)}};
    const std::string text(line.substr(words->begin, words->end - words->begin));
    report(diagnostics, DiagnosticCode::mark_as_text, place, {std::string(1, line[words->mark])},
           message(says::help_quote_text, text));
    return true;
  }
  return false;
}

bool report_comma_behind_brackets(const std::shared_ptr<const SourceFile>& file, int line,
                                  Diagnostics& diagnostics) {
  for (const int number : {line, line - 1}) {
    if (number < 1) continue;
    std::string_view text = file->line(number);
    text = text.substr(0, text.find_last_not_of(" \r") + 1);
    if (!text.ends_with("],") && !text.ends_with("},")) continue;
    if (std::min(text.find(": ["), text.find(": {")) == std::string_view::npos) continue;
    const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
    if (count('[') != count(']') || count('{') != count('}')) continue;
    const uint32_t at = file->offset(number - 1, static_cast<int>(text.size() - 1));
    report(diagnostics, DiagnosticCode::mark_as_text, {file, {at, at + 1}}, {","},
           message(says::help_remove));
    return true;
  }
  return false;
}

}  // namespace zhijian
