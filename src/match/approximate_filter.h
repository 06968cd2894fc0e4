#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/pattern.h"
#include "match/row_pairs.h"
#include "rubric/condition.h"
#include "text/sounds.h"

namespace zhijian {

/// Tells of many phrases at once which of them a text can hold at all, so that the exact and slow search is
/// run for hardly any: for phrases that are matched by likeness or sound.
///
/// Why it is fast: of the disjoint pairs of neighbouring characters in a phrase, one costs no more than the
/// phrase's limit over their number. That is less than a missing character costs, so both are said, side by
/// side, by some of the few syllables so near to them. All such pairs of syllables are written down
/// beforehand, and a text's own pairs are looked up among them. For the phrases thus found, the sum of what
/// each character would cost at least with the text's syllables then leaves out most.
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
    std::vector<uint32_t> rows, found;
    std::vector<uint8_t> is_found;
  };

  /// Appends the numbers of the phrases that these folded symbols may hold, in ascending order.
  void find(std::u32string_view symbols, Scratch& scratch, std::vector<uint32_t>& numbers) const;

 private:
  /// So many characters of a phrase are looked at: the cost of some of them is a lower bound too.
  static constexpr size_t kCharacters = 16;

  struct Entry {
    Match::Kind kind;
    uint32_t limit;
    std::array<char32_t, kCharacters> characters{};  ///< 0: none
    std::array<bool, kCharacters> joined{};          ///< the next one is said right behind it
  };

  void fill(size_t number);
  void add_pairs(size_t number);
  std::vector<Syllable> readings_of(Match::Kind kind, char32_t symbol) const;
  uint32_t least_cost(uint32_t entry, const std::vector<uint32_t>& rows) const;

  const Sounds* sounds_;
  const Folder* folder_;
  std::vector<Entry> entries_;
  size_t rows_ = 0;  ///< one for each syllable, then those of symbols that are looked for as such
  std::unordered_map<char32_t, uint32_t> symbol_rows_;
  std::vector<uint8_t> blank_;      ///< by entry and character: the cost of what is like nothing
  std::vector<uint8_t> costs_;      ///< by entry, row and character
  RowPairs pairs_;                  ///< entries by two rows
  std::vector<uint32_t> pairless_;  ///< entries without such pairs: to be looked at in any text
};

}  // namespace zhijian
