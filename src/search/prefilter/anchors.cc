#include "search/prefilter/anchors.h"

#include <algorithm>
#include <unordered_map>

namespace zhijian {

namespace {

/// A place to look for in a text, and the anchor that it is.
struct Choice {
  char32_t first = 0;
  char32_t second = 0;  ///< 0: any
  Anchor anchor;
};

/// What finding an anchor costs: rare ones little, those of which a pattern may begin at several distances
/// more, single symbols the most.
constexpr size_t kVariableCost = SIZE_MAX / 8, kTitleCost = SIZE_MAX / 6, kSingleCost = SIZE_MAX / 4;

using Frequency = std::unordered_map<uint64_t, size_t>;

uint64_t key_of(char32_t first, char32_t second) {
  return uint64_t{first} << 32 | second;
}

/// In how many of the patterns two symbols stand side by side.
Frequency count_pairs(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen) {
  Frequency frequency;
  for (const uint32_t p : chosen) {
    for (const Element& element : patterns[p].elements) {
      for (size_t i = 0; i + 1 < element.symbols.size(); ++i) {
        ++frequency[key_of(element.symbols[i], element.symbols[i + 1])];
      }
    }
  }
  return frequency;
}

/// The cheapest anchor of a pattern: one of the choices stands in each text that the pattern matches. None
/// where the pattern has nothing to look for.
std::vector<Choice> choose(const Pattern& pattern, uint32_t number, const Frequency& frequency,
                           const std::vector<std::u32string>& titles) {
  std::vector<Choice> best;
  size_t best_cost = SIZE_MAX;
  uint32_t min_before = 0, max_before = 0;
  for (const Element& element : pattern.elements) {
    const size_t variable = min_before == max_before ? 0 : kVariableCost;
    const bool is_title = element.kind == Element::Kind::Builtin && element.set == BuiltinSet::Title;
    if (is_title && variable + kTitleCost < best_cost) {
      best.clear();
      best_cost = variable + kTitleCost;
      for (const std::u32string& pair : titles) {
        best.push_back({pair[0], pair[1], {number, min_before, max_before}});
      }
    }
    for (uint32_t i = 0; i < element.symbols.size(); ++i) {
      const char32_t first = element.symbols[i];
      const char32_t second = i + 1 < element.symbols.size() ? element.symbols[i + 1] : 0;
      const size_t cost = variable + (second != 0 ? frequency.at(key_of(first, second)) : kSingleCost);
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = {{first, second, {number, min_before + i, max_before + i}}};
    }
    const auto [least, most] = size_range(element);
    min_before += least, max_before += most;
  }
  return best;
}

}  // namespace

void AnchorTable::build(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                        const Slots& slots) {
  // A pair that many patterns share is met often and says little, so the rarest pair of each pattern is its
  // anchor.
  const Frequency frequency = count_pairs(patterns, chosen);
  const std::vector<std::u32string> titles = slots.title_pairs();
  for (const uint32_t p : chosen) {
    const std::vector<Choice> best = choose(patterns[p], p, frequency, titles);
    if (best.empty()) unanchored_.push_back(p);
    for (const Choice& choice : best) {
      (choice.second != 0 ? pairs_ : singles_).add(choice.first, choice.second, choice.anchor);
    }
  }
  pairs_.finish();
  singles_.finish();
}

}  // namespace zhijian
