#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace zhijian {

/// A toneless Mandarin syllable (ü written v): an index into the table made from Unihan at build time.
using Syllable = uint16_t;

/// Every common reading (kMandarin, kTGHZ2013, kHanyuPinlu) of every character of the class that folds to
/// `symbol`; digits read líng, yī, yāo, èr, …. Sorted, without doubles. Empty for what has no reading.
inline std::span<const Syllable> readings(char32_t symbol);

/// The syllable's letters: "zhong", "lv".
std::string_view syllable_text(Syllable syllable);
/// The syllable of these letters, if Mandarin has it.
std::optional<Syllable> find_syllable(std::string_view text);
/// Number of syllables; every Syllable is below it.
int syllable_count();

/// The syllable after joining zh/z, ch/c, sh/s, n/l, f/h, an/ang, en/eng, in/ing: equal for those that
/// `fuzzy-homophone` takes as one.
Syllable fuzzy_syllable(Syllable syllable);

/// Costs are counted in sixtieths, which makes every quotient of a syllable's length exact.
inline constexpr int kFullCost = 60;

/// What replacing one symbol by another costs when sounds are compared: 0 for the same symbol or a shared
/// reading, else the smallest Levenshtein distance between toneless syllables over the longer one's length,
/// over all readings; kFullCost where one of them has no reading. 0 to kFullCost.
int sound_cost(char32_t a, char32_t b);

/// What replacing one syllable by another costs: 0 to kFullCost.
uint8_t syllable_cost(Syllable a, Syllable b);

// Made by generate/sounds_table.cc.
extern const uint16_t kReadingSets[];    ///< each a length and so many syllables; the first is empty
extern const int kReadingSetsSize;
extern const uint16_t kReadingBlocks[];  ///< number of the block of 256 symbols, by symbol / 256
extern const uint16_t kReadingEntries[];

/// Where the symbol's readings begin in kReadingSets: the same place for all symbols that have the same.
inline uint16_t reading_set(char32_t symbol) {
  return kReadingEntries[kReadingBlocks[symbol >> 8] << 8 | (symbol & 0xFF)];
}
inline std::span<const Syllable> readings_of_set(uint16_t set) {
  return {kReadingSets + set + 1, kReadingSets[set]};
}

inline std::span<const Syllable> readings(char32_t symbol) {
  return readings_of_set(reading_set(symbol));
}

class Folder;

/// The same for the text of one rubric: where its `same` made characters one, they have the readings of all.
class Sounds {
 public:
  explicit Sounds(const Folder& folder);

  /// As sound_cost().
  int cost(char32_t a, char32_t b) const;
  /// Calls `visit(syllable)` for all readings of a symbol, for some perhaps twice.
  template <typename Visit>
  void for_each_reading(char32_t symbol, Visit&& visit) const {
    for (const Syllable syllable : readings(symbol)) visit(syllable);
    if (!is_joined(symbol)) return;
    for (const auto& [joined, member] : joined_) {
      if (joined != symbol) continue;
      for (const Syllable syllable : readings(member)) visit(syllable);
    }
  }
  /// Calls `visit(symbol)` for each that stands for others too, for some perhaps twice.
  template <typename Visit>
  void for_each_joined(Visit&& visit) const {
    for (const auto& [joined, member] : joined_) visit(joined);
  }
  /// True for the same symbol and for symbols with a common reading, or one that `fuzzy-homophone` takes as
  /// one.
  bool alike(char32_t a, char32_t b, bool fuzzy) const;

 private:
  bool is_joined(char32_t symbol) const { return joined_hash_.test(symbol % joined_hash_.size()); }
  /// Calls `visit(x, y)` for all characters that a and b stand for.
  template <typename Visit>
  void for_each_pair(char32_t a, char32_t b, Visit visit) const;

  std::vector<std::pair<char32_t, char32_t>> joined_;  ///< a symbol that stands for others, and one of them
  std::bitset<1024> joined_hash_;                      ///< of the symbols that stand for others
};

}  // namespace zhijian
