#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/condition.h"
#include "search/pattern.h"
#include "search/prefilter/near_scan.h"
#include "search/prefilter/sound_rows.h"
#include "text/sounds.h"

namespace zhijian {

/// Tells of many phrases at once which of them a text can hold at all, so that the exact and slow search is
/// run for hardly any: for phrases that are matched by likeness or sound.
///
/// Why it is fast: of the disjoint pairs of neighbouring characters in a phrase, one costs no more than the
/// phrase's limit over their number. That is less than a missing character costs, so both are said, side by
/// side, each as a sound that *near*, and one of them as one *close*: near by half of that. A bit for each
/// character of each phrase says whether a symbol is near, another whether it is close, so that a few
/// instructions without a branch look at a symbol for eight phrases. The bits of a whole text together tell
/// which characters have nothing near or close to them, and what that costs at least. Only for the phrases
/// that are left is the sum taken of what each character would cost at least.
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
    std::vector<uint32_t> rows;    ///< of the text's symbols, which may be fewer
    std::vector<NearFound> found;  ///< for each eight of the phrases, which may be fewer
    std::vector<uint32_t> sounds;  ///< of those rows; empty until they are needed
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
    uint32_t near = 0;                               ///< what costs no more is near
    uint32_t close() const { return near / 2; }
  };
  /// What is to be known of eight entries.
  struct Entries {
    EightPhrases characters{};  ///< all that they have
    EightPhrases pair_ends{};   ///< the second one of each pair
    EightPhrases pairless{};    ///< all bits of what is to be looked at without a pair
    EightPhrases limit{};       ///< as far as 15 bits hold it, which is more than all characters can cost
    EightPhrases not_close{};   ///< what a character at least costs to which nothing is close
    EightPhrases not_near{};    ///< and what more, if nothing is near either
  };

  void fill(size_t number);
  void choose_pairs(size_t number);
  void mark_near(size_t number);
  std::vector<Syllable> readings_of(Match::Kind kind, char32_t symbol) const;
  std::vector<char32_t> symbols_as_such() const;
  static EightPhrases possible_of(const Entries& entries, const NearFound& found);
  void note_sounds(std::span<const uint32_t> rows, std::vector<uint32_t>& sounds) const;
  uint32_t least_cost(size_t number, const std::vector<uint32_t>& sounds) const;

  const Sounds* sounds_;
  const Folder* folder_;
  std::vector<Entry> entries_;

  // After finish():
  std::optional<SoundRows> rows_;
  std::vector<Entries> eights_;  ///< the entries, eight by eight
  std::vector<Nearness> near_;   ///< by row, and of a row for each of `eights_`
  std::vector<uint8_t> blank_;   ///< by entry and character: the cost of what is like nothing
  std::vector<uint8_t> costs_;   ///< by entry, sound and character
};

}  // namespace zhijian
