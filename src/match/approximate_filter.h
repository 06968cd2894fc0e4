#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/pattern.h"
#include "rubric/condition.h"
#include "text/sounds.h"

namespace zhijian {

/// Tells of many phrases at once which of them a text can hold at all, so that the exact and slow search is
/// run for hardly any: for phrases that are matched by likeness or sound.
///
/// Why it is fast: a phrase costs at least the sum, over its characters, of what the cheapest character of
/// the text would cost in its place. What each syllable costs in place of each character of each phrase is
/// written down beforehand, and for a first look only as three bits. One row of bits for each syllable of the
/// text, joined, gives a lower bound for all phrases together, and leaves few for the exact sum.
///
/// Invariant: what can match is never left out.
class ApproximateFilter {
 public:
  /// `sounds` and `folder` outlive the filter.
  ApproximateFilter(const Sounds& sounds, const Folder& folder) : sounds_(&sounds), folder_(&folder) {}

  /// The next phrase; they are numbered from 0. `limit`: the largest cost of a match, in sixtieths of a
  /// character; 0 but for the kinds that are a likeness.
  void add(const Pattern& pattern, Match::Kind kind, uint32_t limit);
  /// To be called after the last add().
  void finish();

  /// Working memory; one for each thread.
  struct Scratch {
    std::vector<uint16_t> near, counts;
    std::vector<uint32_t> rows;
  };

  /// Appends the numbers of the phrases that these folded symbols may hold, in ascending order.
  void find(std::u32string_view symbols, Scratch& scratch, std::vector<uint32_t>& numbers) const;

 private:
  /// So many characters of a phrase are looked at: the cost of some of them is a lower bound too.
  static constexpr size_t kCharacters = 16;
  using Block = std::array<char32_t, kCharacters>;  ///< 0: none

  struct Entry {
    Match::Kind kind;
    uint32_t limit;
    Block characters;
  };

  void fill(size_t number);
  std::vector<Syllable> readings_of(Match::Kind kind, char32_t symbol) const;
  uint32_t least_cost(uint32_t entry, const std::vector<uint32_t>& rows) const;

  const Sounds* sounds_;
  const Folder* folder_;
  std::vector<Entry> entries_;
  size_t rows_ = 0;  ///< one for each syllable, then those of symbols that are looked for as such
  std::unordered_map<char32_t, uint32_t> symbol_rows_;
  std::vector<uint8_t> blank_;        ///< by entry and character: the cost of what is like nothing
  std::vector<uint8_t> costs_;        ///< by entry, row and character
  std::vector<uint16_t> blank_near_;  ///< by level and entry: what is near already without any text
  std::vector<uint16_t> near_;        ///< by row, level and entry: a bit for each character that costs little
};

}  // namespace zhijian
