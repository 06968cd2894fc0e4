#include "match/anchors.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace zhijian {

namespace {

struct Reach {
  uint32_t min = 0;
  uint32_t max = 0;
};

/// How many symbols an element can take; sentence breaks in gaps count here.
Reach element_reach(const Element& element) {
  switch (element.kind) {
    case Element::Kind::Literal: {
      const auto size = static_cast<uint32_t>(element.symbols.size());
      return {size, size};
    }
    case Element::Kind::Break:
      return {0, 1};
    case Element::Kind::Gap:
      return {element.min, 2 * element.max + 1};
    case Element::Kind::Builtin:
      return {1, Slots::kMaxSymbols};
    case Element::Kind::Field:
      return {0, 4096};
  }
  return {};
}

struct Choice {
  uint64_t key = 0;
  char32_t first = 0;
  char32_t second = 0;  ///< of a pair
  Anchor anchor;
  size_t cost = SIZE_MAX;
};

}  // namespace

void AnchorTable::build(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen) {
  // A pair that many patterns share is met often and says little, so the rarest pair of each pattern is its
  // anchor.
  std::unordered_map<uint64_t, size_t> frequency;
  for (const uint32_t p : chosen) {
    for (const Element& element : patterns[p].elements) {
      for (size_t i = 0; i + 1 < element.symbols.size(); ++i) {
        ++frequency[pair_key(element.symbols[i], element.symbols[i + 1])];
      }
    }
  }
  std::vector<Choice> choices;
  for (const uint32_t p : chosen) {
    Choice best;
    Reach before;
    constexpr size_t kSingleCost = SIZE_MAX / 4, kVariableCost = SIZE_MAX / 8;
    for (const Element& element : patterns[p].elements) {
      const size_t variable = before.min == before.max ? 0 : kVariableCost;
      for (uint32_t i = 0; i < element.symbols.size(); ++i) {
        const bool pair = i + 1 < element.symbols.size();
        const uint64_t key =
            pair ? pair_key(element.symbols[i], element.symbols[i + 1]) : single_key(element.symbols[i]);
        const size_t cost = variable + (pair ? frequency[key] : kSingleCost);
        if (cost >= best.cost) continue;
        const char32_t second = pair ? element.symbols[i + 1] : 0;
        best = {key, element.symbols[i], second, {p, before.min + i, before.max + i}, cost};
      }
      const Reach reach = element_reach(element);
      before.min += reach.min, before.max += reach.max;
    }
    if (best.cost == SIZE_MAX) {
      unanchored_.push_back(p);
    } else {
      choices.push_back(best);
    }
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.key < b.key; });
  const size_t size = std::bit_ceil(std::max<size_t>(choices.size() * 2, 2));
  slots_.assign(size, {});
  mask_ = size - 1;
  shift_ = 64 - std::countr_zero(size);
  // Some 32 bits for each anchor let hardly anything else through; more than 32 KiB would cost more than
  // that.
  const size_t bits = std::clamp<size_t>(std::bit_ceil(choices.size() * 32), 1 << 13, 1 << 18);
  filter_shift_ = 32 - static_cast<uint32_t>(std::countr_zero(bits));
  pairs_.assign(bits / 64, 0), singles_.assign(bits / 64, 0);
  for (size_t i = 0; i < choices.size();) {
    const uint64_t key = choices[i].key;
    Slot slot{key, static_cast<uint32_t>(anchors_.size()), 0};
    const bool pair = (key & 1) != 0;
    has_singles_ = has_singles_ || !pair;
    const uint32_t at = pair ? pair_bit(choices[i].first, choices[i].second) : single_bit(choices[i].first);
    (pair ? pairs_ : singles_)[at / 64] |= uint64_t{1} << at % 64;
    for (; i < choices.size() && choices[i].key == key; ++i) anchors_.push_back(choices[i].anchor);
    slot.last = static_cast<uint32_t>(anchors_.size());
    size_t place = home(key);
    while (slots_[place].key != 0) place = (place + 1) & mask_;
    slots_[place] = slot;
  }
}

}  // namespace zhijian
