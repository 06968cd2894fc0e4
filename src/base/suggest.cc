#include "base/suggest.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace zhijian {

namespace {

/// Edit distance in which swapping two neighbours counts as one mistake.
size_t typing_mistakes(const std::u32string& a, const std::u32string& b) {
  std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::u32string wanted = to_utf32(word);
  std::optional<std::string_view> best;
  size_t fewest = 0;
  for (const std::string_view candidate : candidates) {
    const std::u32string have = to_utf32(candidate);
    const size_t mistakes = typing_mistakes(wanted, have);
    const size_t allowed = std::max<size_t>(1, std::max(wanted.size(), have.size()) / 3);
    const bool nothing_in_common = mistakes >= std::max(wanted.size(), have.size());
    if (mistakes > allowed || nothing_in_common) continue;
    if (!best || mistakes < fewest) best = candidate, fewest = mistakes;
  }
  return best;
}

}  // namespace zhijian
