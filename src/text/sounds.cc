#include "text/sounds.h"

#include <algorithm>

namespace zhijian {

// Made by generate/sounds_table.cc.
extern const int kSyllableCount;
extern const char kSyllableTexts[][8];  // sorted
extern const uint16_t kFuzzySyllables[];
extern const uint8_t kSyllableCosts[];   // kSyllableCount rows of as many
extern const uint16_t kReadingSets[];    // each a length and so many syllables
extern const uint16_t kReadingBlocks[];  // number of the block of 256 symbols, by symbol / 256
extern const uint16_t kReadingEntries[];

std::span<const Syllable> readings(char32_t symbol) {
  const uint16_t* const set =
      &kReadingSets[kReadingEntries[kReadingBlocks[symbol >> 8] << 8 | (symbol & 0xFF)]];
  return {set + 1, set[0]};
}

std::string_view syllable_text(Syllable syllable) {
  return kSyllableTexts[syllable];
}

int syllable_count() {
  return kSyllableCount;
}

std::optional<Syllable> find_syllable(std::string_view text) {
  const auto* const end = kSyllableTexts + kSyllableCount;
  const auto* const at = std::lower_bound(
      kSyllableTexts, end, text, [](const char* known, std::string_view wanted) { return known < wanted; });
  if (at == end || text != *at) return std::nullopt;
  return static_cast<Syllable>(at - kSyllableTexts);
}

Syllable fuzzy_syllable(Syllable syllable) {
  return kFuzzySyllables[syllable];
}

int sound_cost(char32_t a, char32_t b) {
  if (a == b) return 0;
  int cost = kFullCost;
  const std::span<const Syllable> others = readings(b);
  for (const Syllable syllable : readings(a)) {
    const uint8_t* const row = kSyllableCosts + syllable * kSyllableCount;
    for (const Syllable other : others) cost = std::min<int>(cost, row[other]);
  }
  return cost;
}

}  // namespace zhijian
