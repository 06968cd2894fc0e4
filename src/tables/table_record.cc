#include "tables/table_record.h"

#include <algorithm>
#include <cstddef>

#include "base/trim.h"

namespace zhijian {

std::string& TableRecord::add_cell() {
  if (size_ == cells_.size()) cells_.emplace_back();
  std::string& cell = cells_[size_++];
  cell.clear();
  return cell;
}

size_t TableRecord::filled() const {
  return static_cast<size_t>(std::count_if(cells_.begin(), cells_.begin() + static_cast<ptrdiff_t>(size_),
                                           [](const std::string& cell) { return !trim(cell).empty(); }));
}

bool TableRecord::is_blank() const {
  return std::all_of(cells_.begin(), cells_.begin() + static_cast<ptrdiff_t>(size_),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class Quoted : uint8_t { Closed, Open, Broken };

/// Appends what stands between the quote at `at` and its closing one, and moves `at` behind that.
Quoted read_quoted(std::string_view text, size_t& at, std::string& cell, char separator) {
  size_t next = at + 1;
  for (;;) {
    const size_t close = text.find('"', next);
    if (close == text.npos) return Quoted::Open;
    cell += text.substr(next, close - next);
    next = close + 1;
    if (next == text.size() || text[next] != '"') break;
    cell += text[next++];  // two quotes are one that is meant
  }
  const bool ends_cell =
      next == text.size() || text[next] == separator || text[next] == '\n' || text[next] == '\r';
  if (!ends_cell && text.substr(at, next - at).find('\n') != text.npos) return Quoted::Broken;
  at = next;
  return Quoted::Closed;
}

size_t marks_at(std::string_view text, size_t at) {
  const size_t begin = at;
  for (;;) {
    if (text.substr(at).starts_with(kByteOrderMark)) {
      at += kByteOrderMark.size();
    } else if (at < text.size() && text[at] == '\x1A') {
      ++at;
    } else {
      return at - begin;
    }
  }
}

/// `="00123"` inside quotes.
void take_formula(std::string& cell) {
  if (cell.size() < 3 || !cell.starts_with("=\"") || cell.back() != '"') return;
  cell = cell.substr(2, cell.size() - 3);
}

}  // namespace

TableRecord::Outcome TableRecord::read(std::string_view text, size_t& at, bool is_all, char separator) {
  size_ = 0;
  const size_t marks = marks_at(text, at);
  if (at + marks >= text.size()) {
    if (is_all) at = text.size();
    return is_all ? Outcome::End : Outcome::More;
  }
  for (size_t next = at + marks;;) {
    std::string& cell = add_cell();
    const bool formula = text.substr(next).starts_with("=\"");
    if (formula) ++next;
    if (next < text.size() && text[next] == '"') {
      const Quoted quoted = read_quoted(text, next, cell, separator);
      if (quoted == Quoted::Open && !is_all) return Outcome::More;
      if (quoted != Quoted::Closed) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
        return Outcome::Unclosed;
      }
      if (!formula) take_formula(cell);
    }
    size_t end = next;
    while (end < text.size() && text[end] != separator && text[end] != '\n') ++end;
    if (end == text.size() && !is_all) return Outcome::More;
    cell += text.substr(next, end - next);
    next = std::min(end + 1, text.size());
    if (end < text.size() && text[end] == separator) continue;
    if (cell.ends_with('\r')) cell.pop_back();
    at = next;
    return Outcome::Row;
  }
}

}  // namespace zhijian
