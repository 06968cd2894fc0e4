#include "calls/formats/table_record.h"

#include <algorithm>
#include <cstddef>

#include "calls/trim.h"

namespace zhijian {

std::string& TableRecord::add_cell() {
  if (size_ == cells_.size()) cells_.emplace_back();
  std::string& cell = cells_[size_++];
  cell.clear();
  return cell;
}

bool TableRecord::is_blank() const {
  return std::all_of(cells_.begin(), cells_.begin() + static_cast<ptrdiff_t>(size_),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

namespace {

/// Appends what stands between the quote at `at` and its closing one, and moves `at` behind that. False where
/// it is never closed.
bool read_quoted(std::string_view text, size_t& at, std::string& cell) {
  size_t next = at + 1;
  for (;;) {
    const size_t close = text.find('"', next);
    if (close == text.npos) return false;
    cell += text.substr(next, close - next);
    next = close + 1;
    if (next == text.size() || text[next] != '"') break;
    cell += text[next++];  // two quotes are one that is meant
  }
  at = next;
  return true;
}

}  // namespace

TableRecord::Outcome TableRecord::read(std::string_view text, size_t& at, bool is_all, char separator) {
  size_ = 0;
  if (at >= text.size()) return is_all ? Outcome::End : Outcome::More;
  const char stops[] = {separator, '\n', '\0'};
  for (size_t next = at;;) {
    std::string& cell = add_cell();
    const size_t begin = next;
    if (next < text.size() && text[next] == '"' && !read_quoted(text, next, cell)) {
      if (!is_all) return Outcome::More;
      at = std::min(text.find('\n', begin), text.size() - 1) + 1;
      return Outcome::Unclosed;
    }
    const size_t stop = text.find_first_of(stops, next);
    if (stop == text.npos && !is_all) return Outcome::More;
    const size_t end = std::min(stop, text.size());
    cell += text.substr(next, end - next);
    next = std::min(end + 1, text.size());
    if (end < text.size() && text[end] == separator) continue;
    if (cell.ends_with('\r')) cell.pop_back();
    at = next;
    return Outcome::Row;
  }
}

}  // namespace zhijian
