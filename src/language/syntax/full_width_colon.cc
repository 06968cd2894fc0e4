#include "language/syntax/full_width_colon.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "calls/roles.h"
#include "language/keys.h"
#include "text/name.h"

namespace zhijian {

namespace {

constexpr std::string_view kColon = "：";

/// The name before `：` at the beginning of the text, or empty.
std::string_view key_before_colon(std::string_view text) {
  const size_t colon = text.find(kColon);
  if (colon == std::string_view::npos || !is_name(text.substr(0, colon))) return {};
  return text.substr(0, colon);
}

/// `客服：您好` is no key but a turn of an example.
bool begins_turn(std::string_view key) {
  const bool speaker = std::find(kSpeakerKeys.begin(), kSpeakerKeys.end(), key) != kSpeakerKeys.end();
  return role_of(key).has_value() && !speaker && !is_key_of_the_language(key);
}

void report(std::string_view key, const std::shared_ptr<const SourceFile>& file, uint32_t offset,
            Diagnostics& diagnostics) {
  const size_t line = file->text().rfind('\n', offset) + 1;
  const bool first =
      file->text().substr(line, offset - line).find_first_not_of(' ') == std::string_view::npos;
  if (first && begins_turn(key)) {
    const auto end = static_cast<uint32_t>(offset + key.size());
    diagnostics.add(DiagnosticCode::example_without_verdict, {file, {offset, end}}, {std::string(key)})
        .suggestion = message(says::help_example_verdict);
    return;
  }
  const auto end = static_cast<uint32_t>(offset + key.size() + kColon.size());
  diagnostics.add(DiagnosticCode::full_width_colon, {file, {offset, end}}, {std::string(key)}).suggestion =
      message(says::help_full_width_colon, key);
}

/// `name: 问候` and below it `points:5`: YAML takes the second line for more of the name.
bool report_tight_colon(const YamlNode& scalar, Diagnostics& diagnostics) {
  const SourceFile& file = *scalar.place.file;
  const Span written = scalar.place.span;
  if (file.text().substr(written.begin, written.size()).find('\n') == std::string_view::npos) return false;
  const int last = file.line_column(scalar.place.span.end).line;
  for (int number = file.line_column(scalar.place.span.begin).line + 1; number <= last; ++number) {
    const std::string_view line = file.line(number);
    const size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const size_t colon = line.find(':', begin);
    if (colon == std::string_view::npos || !is_key_of_the_language(line.substr(begin, colon - begin)))
      continue;
    const std::string key(line.substr(begin, colon - begin));
    const uint32_t offset = file.offset(number - 1, static_cast<int>(begin));
    const Span span{offset, offset + static_cast<uint32_t>(key.size()) + 1};
    diagnostics.add(DiagnosticCode::colon_without_space, {scalar.place.file, span}, {key}).suggestion =
        message(says::help_full_width_colon, key);
    return true;
  }
  return false;
}

}  // namespace

bool report_full_width_colon(const YamlNode& scalar, Diagnostics& diagnostics) {
  if (!scalar.is_scalar() || scalar.style != YamlNode::Style::Plain) return false;
  const std::string_view key = key_before_colon(scalar.text);
  if (key.empty()) return false;
  report(key, scalar.place.file, scalar.place.span.begin, diagnostics);
  return true;
}

bool report_tight_key(const YamlNode& key, Diagnostics& diagnostics) {
  const std::string name = key.text.substr(0, key.text.find(':'));
  if (name.size() == key.text.size() || !is_key_of_the_language(name)) return false;
  diagnostics.add(DiagnosticCode::colon_without_space, key.place, {name}).suggestion =
      message(says::help_full_width_colon, name);
  return true;
}

bool report_swallowed_key(const YamlNode& scalar, Diagnostics& diagnostics) {
  if (scalar.style != YamlNode::Style::Plain) return false;
  if (report_tight_colon(scalar, diagnostics)) return true;
  const std::string_view text = scalar.text;
  for (size_t begin = 0; begin < text.size();) {
    const std::string_view key = key_before_colon(text.substr(begin));
    if (!key.empty() && is_key_of_the_language(key)) {
      // A line break in the file is a blank in the text, so the key is searched where the scalar stands.
      const std::string written = std::string(key) + std::string(kColon);
      const size_t offset = scalar.place.file->text().find(written, scalar.place.span.begin);
      if (offset == std::string_view::npos) return false;
      report(key, scalar.place.file, static_cast<uint32_t>(offset), diagnostics);
      return true;
    }
    const size_t blank = text.find(' ', begin);
    begin = blank == std::string_view::npos ? text.size() : blank + 1;
  }
  return false;
}

bool report_full_width_colon_near(const std::shared_ptr<const SourceFile>& file, uint32_t offset,
                                  Diagnostics& diagnostics) {
  constexpr int kLinesBack = 2;
  const int last = file->line_column(offset).line;
  for (int line = last; line >= 1 && line >= last - kLinesBack; --line) {
    std::string_view text = file->line(line);
    const size_t begin = text.find_first_not_of(" -");
    if (begin == std::string_view::npos) continue;
    const std::string_view key = key_before_colon(text.substr(begin));
    if (key.empty() || begins_turn(key)) continue;
    report(key, file, file->offset(line - 1, static_cast<int>(begin)), diagnostics);
    return true;
  }
  return false;
}

}  // namespace zhijian
