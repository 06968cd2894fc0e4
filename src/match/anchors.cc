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
        if (cost < best.cost) best = {key, element.symbols[i], {p, before.min + i, before.max + i}, cost};
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
  for (size_t i = 0; i < choices.size();) {
    const uint64_t key = choices[i].key;
    Slot slot{key, static_cast<uint32_t>(anchors_.size()), 0};
    const bool pair = (key & 1) != 0;
    if (choices[i].first < 65536) flags_[choices[i].first] |= pair ? kPair : kSingle;
    for (; i < choices.size() && choices[i].key == key; ++i) anchors_.push_back(choices[i].anchor);
    slot.last = static_cast<uint32_t>(anchors_.size());
    size_t at = home(key);
    while (slots_[at].key != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
  }
}

}  // namespace zhijian
