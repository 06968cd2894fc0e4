#include "rubric/full_width_colon.h"

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "rubric/keys.h"
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

void report(std::string_view key, const std::shared_ptr<const SourceFile>& file, uint32_t offset,
            Diagnostics& diagnostics) {
  const auto end = static_cast<uint32_t>(offset + key.size() + kColon.size());
  diagnostics.add(DiagnosticCode::full_width_colon, {file, {offset, end}}, {std::string(key)}).suggestion =
      message(MessageId::help_full_width_colon, key);
}

}  // namespace

bool report_full_width_colon(const YamlNode& scalar, Diagnostics& diagnostics) {
  if (!scalar.is_scalar() || scalar.style != YamlNode::Style::Plain) return false;
  const std::string_view key = key_before_colon(scalar.text);
  if (key.empty()) return false;
  report(key, scalar.place.file, scalar.place.span.begin, diagnostics);
  return true;
}

bool report_swallowed_key(const YamlNode& scalar, Diagnostics& diagnostics) {
  if (scalar.style != YamlNode::Style::Plain) return false;
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
    if (key.empty()) continue;
    report(key, file, file->offset(line - 1, static_cast<int>(begin)), diagnostics);
    return true;
  }
  return false;
}

}  // namespace zhijian
