#include "cli/diagnostic_text.h"

#include <algorithm>

#include "cli/color.h"
#include "text/width.h"

namespace zhijian {

namespace {

/// Blanks as wide as the text; tabs stay tabs, so that what follows stands where it stands in the line.
std::string blanks(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t tab = std::min(text.find('\t', at), text.size());
    out.append(static_cast<size_t>(display_width(text.substr(at, tab - at))), ' ');
    if (tab < text.size()) out += '\t';
    at = tab + 1;
  }
  return out;
}

/// The line with the finding, and carets under it.
std::string excerpt(const Place& place, const Paint& paint) {
  const SourceFile& file = *place.file;
  const LineColumn where = file.line_column(place.span.begin);
  const std::string_view line = file.line(where.line);
  const size_t line_begin = file.offset(where.line - 1, 0);
  const size_t begin = std::min<size_t>(place.span.begin - line_begin, line.size());
  const size_t end = std::clamp<size_t>(place.span.end - line_begin, begin, line.size());
  const int carets = std::max(1, display_width(line.substr(begin, end - begin)));
  const std::string number = pad_left(std::to_string(where.line), 5);
  return number + " | " + std::string(line) + "\n      | " + blanks(line.substr(0, begin)) +
         paint.bold(paint.red(std::string(static_cast<size_t>(carets), '^'))) + "\n";
}

}  // namespace

std::string diagnostic_text(const Diagnostic& finding, Language language, bool color) {
  const Paint paint(color);
  const bool error = finding.severity() == Severity::Error;
  std::string out;
  if (finding.place.file != nullptr) {
    const LineColumn where = finding.place.file->line_column(finding.place.span.begin);
    out += finding.place.file->name() + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": ";
  }
  const std::string label = to_text(error ? MessageId::kErrorLabel : MessageId::kWarningLabel, language) + "[" +
                            std::string(diagnostic_info(finding.code).code) + "]";
  out += paint.bold(error ? paint.red(label) : paint.yellow(label)) + ": " + to_text(finding.message, language) + "\n";
  if (finding.place.file != nullptr && !finding.place.file->text().empty()) out += excerpt(finding.place, paint);
  if (finding.suggestion) out += "      = " + to_text(*finding.suggestion, language) + "\n";
  return out;
}

}  // namespace zhijian
