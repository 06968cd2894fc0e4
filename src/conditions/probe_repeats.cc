#include <algorithm>
#include <string>

#include "conditions/probes.h"

namespace zhijian {

namespace {

constexpr uint32_t kMinCharacters = 6;

/// True if one minus edit distance over the longer length is at least 0.9. Only a band of that many edits
/// around the diagonal is looked at.
bool nearly_equal(std::u32string_view a, std::u32string_view b, std::vector<uint32_t>& row) {
  if (a.size() > b.size()) std::swap(a, b);
  const size_t allowed = b.size() / 10;
  if (b.size() - a.size() > allowed) return false;
  const uint32_t too_many = static_cast<uint32_t>(allowed) + 1;
  row.assign(b.size() + 1, too_many);
  for (size_t j = 0; j <= allowed && j <= b.size(); ++j) row[j] = static_cast<uint32_t>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    const size_t first = i > allowed ? i - allowed : 0, last = std::min(b.size(), i + allowed);
    uint32_t diagonal = first > 0 ? row[first - 1] : too_many;
    uint32_t left = too_many;
    uint32_t smallest = too_many;
    for (size_t j = first; j <= last; ++j) {
      const uint32_t above = row[j];
      uint32_t cost = std::min(above, left) + 1;
      if (j == 0) {
        cost = static_cast<uint32_t>(i);
      } else {
        cost = std::min(cost, diagonal + (a[i - 1] != b[j - 1]));
      }
      diagonal = above;
      row[j] = left = std::min(cost, too_many);
      smallest = std::min(smallest, row[j]);
    }
    if (first > 0) row[first - 1] = too_many;
    if (last < b.size()) row[last + 1] = too_many;
    if (smallest == too_many) return false;
  }
  return row[b.size()] <= allowed;
}

}  // namespace

void find_repeats(const CallText& call, Who who, std::vector<Hit>& hits) {
  struct Said {
    Speaker speaker;
    std::u32string text;
  };
  std::vector<Said> said;
  std::vector<uint32_t> row;
  for (uint32_t t = 0; t < call.turns().size(); ++t) {
    const Turn& turn = call.turns()[t];
    if (!is_asked(who, turn.speaker) || call.characters(turn) < kMinCharacters) continue;
    Said now{turn.speaker, {}};
    for (uint32_t i = turn.first_symbol; i < turn.last_symbol; ++i) {
      if (const char32_t symbol = call.folded().symbols[i]; symbol > kSentenceBreak) now.text += symbol;
    }
    const bool repeats = std::any_of(said.begin(), said.end(), [&](const Said& earlier) {
      return earlier.speaker == now.speaker && nearly_equal(earlier.text, now.text, row);
    });
    if (repeats)
      hits.push_back({.span = turn.text,
                      .turn = t,
                      .speaker = turn.speaker,
                      .probe = Probe::Repeats,
                      .value = 1,
                      .segment = call.turn_segments()[turn.first_segment]});
    said.push_back(std::move(now));
  }
}

}  // namespace zhijian
