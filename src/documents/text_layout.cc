#include "documents/text_layout.h"

#include <algorithm>

#include "base/harmless.h"
#include "base/utf8.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr int kGap = 2;

std::string_view code_of(Style style) {
  switch (style) {
    case Style::Plain:
      return "";
    case Style::Bold:
      return "\033[1m";
    case Style::Dim:
      return "\033[2m";
    case Style::Good:
      return "\033[32m";
    case Style::Bad:
      return "\033[31m";
  }
  return "";
}

bool may_begin_line(std::string_view character) {
  constexpr std::string_view kClosing = "，。、；：？！”’）》】」』…—%,.;:?!)]}";
  return kClosing.find(character) == std::string_view::npos;
}

void cut_spaces(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

}  // namespace

std::string styled(std::string text, Style style, bool color) {
  const std::string_view code = code_of(style);
  if (!color || code.empty() || text.empty()) return text;
  return std::string(code).append(text).append("\033[0m");
}

std::string plain(std::string_view text) {
  return harmless(text);
}

std::string bar(Decimal value, Decimal full, int columns) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (full.hundredths() <= 0) return {};
  const int64_t part = std::clamp<int64_t>(value.hundredths(), 0, full.hundredths());
  const int64_t eighths = part * columns * 8 / full.hundredths();
  std::string out;
  for (int64_t i = 0; i < eighths / 8; ++i) out += "█";
  return out.append(kEighths[eighths % 8]);
}

std::vector<std::string> wrap(std::string_view text, int columns) {
  std::vector<std::string> lines;
  size_t begin = 0;     // of the line
  size_t break_at = 0;  // the last place in it where it may be broken, if after begin
  int width = 0;        // from begin to at
  int break_width = 0;  // from begin to break_at
  bool was_wide = true;
  for (size_t at = 0; at < text.size();) {
    size_t next = at;
    decode_utf8(text, next);
    const std::string_view character = text.substr(at, next - at);
    const int own = display_width(character);
    const bool after_space = at > begin && text[at - 1] == ' ';
    if (at > begin && character != " " && (after_space || own == 2 || was_wide) &&
        may_begin_line(character)) {
      break_at = at;
      break_width = width;
    }
    if (width + own > columns && at > begin && character != " ") {
      if (break_at <= begin) break_at = at, break_width = width;
      lines.emplace_back(text.substr(begin, break_at - begin));
      cut_spaces(lines.back());
      begin = break_at;
      width -= break_width;
    }
    width += own;
    if (own > 0) was_wide = own == 2;
    at = next;
  }
  lines.emplace_back(text.substr(begin));
  cut_spaces(lines.back());
  return lines;
}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (const Column& column : columns_) {
    widths_.push_back(std::min(display_width(column.heading), column.most));
  }
}

void TextTable::add(std::vector<TableCell> row) {
  for (size_t i = 0; i < columns_.size(); ++i) {
    widths_[i] = std::max(widths_[i], std::min(display_width(row[i].text), columns_[i].most));
  }
  rows_.push_back(std::move(row));
}

int TextTable::width() const {
  int width = -kGap;
  for (const int own : widths_) width += own + kGap;
  return width;
}

std::vector<std::string> TextTable::lines(bool color) const {
  std::vector<std::string> lines;
  const auto add_line = [&](const auto& cell_at) {
    std::string line;
    int owed = 0;  // spaces before the next text: only written if one comes
    for (size_t i = 0; i < columns_.size(); ++i) {
      const TableCell cell = cell_at(i);
      const std::string text = fit_width(cell.text, widths_[i]);
      const int missing = widths_[i] - display_width(text);
      const int before = columns_[i].right ? missing : 0;
      if (!text.empty()) {
        line.append(static_cast<size_t>(owed + before), ' ').append(styled(text, cell.style, color));
        owed = 0;
      } else {
        owed += before;
      }
      owed += missing - before + kGap;
    }
    lines.push_back(std::move(line));
  };
  add_line([&](size_t i) { return TableCell{columns_[i].heading, Style::Bold}; });
  for (const std::vector<TableCell>& row : rows_) {
    add_line([&](size_t i) { return row[i]; });
  }
  return lines;
}

}  // namespace zhijian
