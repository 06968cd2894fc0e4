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
/// the text would cost in its place. The costs of all characters of all phrases stand in one row of bytes for
/// each syllable; the row-wise minimum over a text's characters is what compilers make vector instructions
/// of. Invariant: what can match is never left out; `limit` is the largest cost of a match.
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
    std::vector<uint8_t> cheapest;
    std::vector<Syllable> readings;
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

  uint8_t* row(uint32_t number) { return rows_.data() + number * width_; }
  const uint8_t* row(uint32_t number) const { return rows_.data() + number * width_; }
  uint8_t* row_of_symbol(char32_t symbol);
  void fill(const Entry& entry, size_t place, size_t column);

  const Sounds* sounds_;
  const Folder* folder_;
  std::vector<Entry> entries_;
  size_t width_ = 0;            ///< of a row: kCharacters for each entry
  std::vector<uint8_t> blank_;  ///< the row of what is like nothing
  std::vector<uint8_t> rows_;   ///< one for each syllable, then those of symbols that are looked for as such
  std::unordered_map<char32_t, uint32_t> symbol_rows_;
};

}  // namespace zhijian
