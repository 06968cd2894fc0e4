#include "language/syntax/render_diagnostic.h"

#include <algorithm>

#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/syntax/finding_text.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kPlain = "\x1b[0m";

/// More of a line than this is cut off around the place.
constexpr size_t kLongestLine = 200;

class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  std::string paint(std::string_view text, std::string_view escape) const {
    if (!color_) return std::string(text);
    return std::string(escape) + std::string(text) + std::string(kPlain);
  }

 private:
  bool color_;
};

/// Tabs take one column here, so that the caret below needs no knowledge of tab stops.
std::string show(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

struct Excerpt {
  std::string before, marked, after;
};

/// The line around a place, in whole characters. Bytes that are no UTF-8 end it. What is far from the place
/// is not looked at: a long line may have many findings.
Excerpt excerpt(std::string_view line, size_t begin, size_t end) {
  const auto is_tail = [&](size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0u) == 0x80u;
  };
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  while (is_tail(end)) ++end;
  size_t from = begin > kLongestLine ? begin - kLongestLine / 2 : 0;
  while (from < begin && is_tail(from)) ++from;
  size_t to = line.size() - end > kLongestLine ? end + kLongestLine / 2 : line.size();
  while (is_tail(to)) ++to;
  const size_t valid = find_invalid_utf8(line.substr(from, to - from));
  if (valid != std::string_view::npos) {
    line = line.substr(0, from + valid);
    to = line.size(), begin = std::min(begin, to), end = std::min(end, to);
  }
  while (begin > from && is_tail(begin)) --begin;
  const auto piece = [&](size_t a, size_t b) { return show(line.substr(a, b - a)); };
  return {(from > 0 ? "…" : "") + piece(from, begin), piece(begin, end),
          piece(end, to) + (to < line.size() ? "…" : "")};
}

std::string render_line(const Place& place, int line_number, const Painter& painter,
                        std::string_view mark_color) {
  const std::string_view line = place.file->line(line_number);
  const uint32_t line_begin = place.file->offset(line_number - 1, 0);
  const uint32_t begin = place.span.begin - line_begin;
  const Excerpt parts = excerpt(line, begin, begin + place.span.size());
  const std::string number = std::to_string(line_number);
  const std::string margin = pad_left(number, 5);
  const std::string bar = painter.paint(" |", kBlue);
  const int marks = std::max(1, display_width(parts.marked));
  return painter.paint(margin, kBlue) + bar + " " + parts.before + parts.marked + parts.after + "\n" +
         std::string(5, ' ') + bar + " " +
         std::string(static_cast<size_t>(display_width(parts.before)), ' ') +
         painter.paint(std::string(static_cast<size_t>(marks), '^'), mark_color) + "\n";
}

}  // namespace

std::string render_place(const Place& place) {
  if (place.file == nullptr) return {};
  if (place.file->text().empty()) return place.file->name();
  const LineColumn at = place.file->line_column(place.span.begin);
  return place.file->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string render(const Diagnostic& diagnostic, Language language, bool color) {
  const Painter painter(color);
  const DiagnosticInfo& info = diagnostic_info(diagnostic.code);
  const bool error = info.severity == Severity::Error;
  const std::string_view mark_color = error ? kRed : kYellow;
  const MessageId severity = error ? says::severity_error : says::severity_warning;
  const Place& place = diagnostic.place;
  std::string out;
  if (place.file != nullptr) out += painter.paint(render_place(place) + ": ", kBold);
  out += painter.paint(to_text(severity, language) + "[" + std::string(info.code) + "]: ", mark_color);
  out += painter.paint(finding_text(diagnostic, language), kBold) + "\n";
  if (place.file != nullptr && !place.file->text().empty()) {
    out += render_line(place, place.file->line_column(place.span.begin).line, painter, mark_color);
  }
  if (diagnostic.suggestion) {
    out += "     " + painter.paint(" = ", kBlue) + to_text(says::severity_help, language) +
           finding_help(diagnostic, language) + "\n";
  }
  return out;
}

}  // namespace zhijian
