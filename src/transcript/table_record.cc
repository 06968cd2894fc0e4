#include "transcript/table_record.h"

#include <algorithm>
#include <cstddef>

#include "transcript/trim.h"

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

TableRecord::Outcome TableRecord::read(std::string_view text, size_t& at, bool is_all, char separator) {
  size_ = 0;
  if (at >= text.size()) return is_all ? Outcome::End : Outcome::More;
  const char stops[] = {separator, '\n', '\0'};
  size_t next = at;
  for (;;) {
    std::string& cell = add_cell();
    while (next < text.size() && text[next] == '"' && cell.empty()) {
      // One quoted stretch after the other: where a quote follows a closing one, it stands for itself.
      const size_t open = next++;
      for (;;) {
        const size_t close = text.find('"', next);
        if (close == text.npos) {
          if (!is_all) return Outcome::More;
          at = std::min(text.find('\n', open), text.size() - 1) + 1;
          return Outcome::Unclosed;
        }
        cell += text.substr(next, close - next);
        next = close + 1;
        if (next >= text.size() || text[next] != '"') break;
        cell += '"';
        ++next;
      }
      if (next == open + 2) break;  // an empty cell
    }
    const size_t stop = text.find_first_of(stops, next);
    if (stop == text.npos && !is_all) return Outcome::More;
    const size_t end = std::min(stop, text.size());
    cell += text.substr(next, end - next);
    const bool ends_row = stop == text.npos || text[stop] == '\n';
    if (ends_row && cell.ends_with('\r')) cell.pop_back();
    next = stop == text.npos ? end : end + 1;
    if (!ends_row) continue;
    at = next;
    return Outcome::Row;
  }
}

}  // namespace zhijian
