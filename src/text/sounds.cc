#include "text/sounds.h"

#include <algorithm>

#include "text/fold.h"

namespace zhijian {

// Made by generate/sounds_table.cc.
extern const int kSyllableCount;
extern const char kSyllableTexts[][8];  // sorted
extern const uint16_t kFuzzySyllables[];
extern const uint8_t kSyllableCosts[];  // kSyllableCount rows of as many

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

uint8_t syllable_cost(Syllable a, Syllable b) {
  return kSyllableCosts[a * kSyllableCount + b];
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

Sounds::Sounds(const Folder& folder) {
  for (const auto& [member, symbol] : folder.merged()) {
    joined_.emplace_back(symbol, member);
    joined_hash_.set(symbol % joined_hash_.size());
  }
}

template <typename Visit>
void Sounds::for_each_pair(char32_t a, char32_t b, Visit visit) const {
  const auto for_each_member = [&](char32_t symbol, auto with) {
    with(symbol);
    for (const auto& [joined, member] : joined_) {
      if (joined == symbol) with(member);
    }
  };
  for_each_member(a, [&](char32_t x) { for_each_member(b, [&](char32_t y) { visit(x, y); }); });
}

int Sounds::cost(char32_t a, char32_t b) const {
  if (a == b) return 0;
  if (!is_joined(a) && !is_joined(b)) return sound_cost(a, b);
  int cost = kFullCost;
  for_each_pair(a, b, [&](char32_t x, char32_t y) { cost = std::min(cost, sound_cost(x, y)); });
  return cost;
}

bool Sounds::alike(char32_t a, char32_t b, bool fuzzy) const {
  if (!fuzzy) return cost(a, b) == 0;
  bool found = a == b;
  for_each_pair(a, b, [&](char32_t x, char32_t y) {
    for (const Syllable one : readings(x)) {
      for (const Syllable other : readings(y)) found |= fuzzy_syllable(one) == fuzzy_syllable(other);
    }
  });
  return found;
}

}  // namespace zhijian
