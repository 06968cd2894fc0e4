#include "tables/delimiter.h"

#include <algorithm>

#include "base/trim.h"
#include "tables/table_record.h"

namespace zhijian {

std::optional<SeparatorLine> separator_line(std::string_view text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  constexpr std::string_view kKey = "sep=";
  if (line.size() != kKey.size() + 1) return std::nullopt;
  for (size_t i = 0; i < kKey.size(); ++i) {
    if ((line[i] | 0x20) != (kKey[i] | 0x20)) return std::nullopt;
  }
  return SeparatorLine{line.back(), std::min(end, text.size() - 1) + 1};
}

std::optional<char> likely_delimiter(std::string_view text, bool is_all) {
  std::optional<char> best;
  size_t most = 1;
  for (const char delimiter : kDelimiters) {
    TableRecord row;
    size_t at = 0;
    if (row.read(text, at, is_all, delimiter) != TableRecord::Outcome::Row || row.size() <= most) continue;
    most = row.size();
    best = delimiter;
  }
  return best;
}

}  // namespace zhijian
