#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/pattern.h"

namespace zhijian {

/// A place in a pattern that is looked for first: two neighbouring symbols of a literal, or one where the
/// pattern has no two; or, each an anchor, the two with which the titles of a `<称谓>` begin. Where the
/// anchor stands in a text, the pattern can begin `min_before` to `max_before` symbols earlier.
struct Anchor {
  uint32_t pattern = 0;
  uint32_t min_before = 0;
  uint32_t max_before = 0;
};

/// Finds the anchors of all patterns in one pass over a text.
///
/// Why it is fast: a small bitmap over a hash of two neighbouring symbols, which fits into the first-level
/// cache, says no for nearly all places; the places that remain are noted without a branch and only then
/// looked up in a hash table. Invariant: a pattern that matches somewhere has its anchor there.
class AnchorTable {
 public:
  AnchorTable() = default;

  /// The patterns to look for; their index is what anchors refer to. Patterns with neither literals nor
  /// titles are kept apart.
  void build(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen, const Slots& slots);

  /// Patterns without anchors: they must be tried everywhere.
  const std::vector<uint32_t>& unanchored() const { return unanchored_; }
  bool empty() const { return anchors_.empty(); }

  /// Calls `found(anchor, position)` for every anchor in `symbols`, in order of position.
  template <typename Found>
  void scan(std::u32string_view symbols, Found&& found) const {
    if (empty()) return;
    std::array<uint32_t, kBlock> places;
    for (size_t begin = 0; begin < symbols.size(); begin += kBlock) {
      const size_t end = std::min(begin + kBlock, symbols.size());
      const size_t count = has_singles_ ? likely_places<true>(symbols, begin, end, places.data())
                                        : likely_places<false>(symbols, begin, end, places.data());
      for (size_t p = 0; p < count; ++p) {
        const uint32_t at = places[p];
        if (at + 1 < symbols.size()) {
          for (const Anchor& anchor : lookup(pair_key(symbols[at], symbols[at + 1]))) found(anchor, at);
        }
        if (!has_singles_) continue;
        for (const Anchor& anchor : lookup(single_key(symbols[at]))) found(anchor, at);
      }
    }
  }

 private:
  static constexpr size_t kBlock = 256;

  struct Slot {
    uint64_t key = 0;  ///< 0: empty
    uint32_t first = 0;
    uint32_t last = 0;
  };

  static uint64_t pair_key(char32_t a, char32_t b) { return uint64_t{a} << 32 | uint64_t{b} << 1 | 1; }
  static uint64_t single_key(char32_t a) { return uint64_t{a} << 32 | 2; }
  size_t home(uint64_t key) const { return (key * 0x9E3779B97F4A7C15u) >> shift_; }

  uint32_t pair_bit(char32_t a, char32_t b) const {
    return (static_cast<uint32_t>(a) * 0x9E3779B1u + static_cast<uint32_t>(b) * 0x85EBCA77u) >> filter_shift_;
  }
  uint32_t single_bit(char32_t a) const { return static_cast<uint32_t>(a) * 0x9E3779B1u >> filter_shift_; }
  static uint64_t bit(const std::vector<uint64_t>& filter, uint32_t at) {
    return filter[at / 64] >> at % 64 & 1;
  }

  /// Notes the places in [begin, end) where the filters do not say no, and gives their number.
  template <bool kSingles>
  size_t likely_places(std::u32string_view symbols, size_t begin, size_t end, uint32_t* places) const {
    size_t count = 0;
    for (size_t i = begin; i < end; ++i) {
      // The last symbol stands beside itself: pairs are looked up exactly in any case.
      const char32_t next = symbols[i + 1 < symbols.size() ? i + 1 : i];
      uint64_t likely = bit(pairs_, pair_bit(symbols[i], next));
      if constexpr (kSingles) likely |= bit(singles_, single_bit(symbols[i]));
      places[count] = static_cast<uint32_t>(i);
      count += likely;
    }
    return count;
  }

  std::span<const Anchor> lookup(uint64_t key) const {
    for (size_t slot = home(key);; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key)
        return {anchors_.data() + slots_[slot].first, anchors_.data() + slots_[slot].last};
      if (slots_[slot].key == 0) return {};
    }
  }

  std::vector<uint64_t> pairs_, singles_;  ///< the filters: bits by pair_bit() and single_bit()
  uint32_t filter_shift_ = 0;
  bool has_singles_ = false;
  std::vector<Slot> slots_ = std::vector<Slot>(2);  ///< open addressing, at most half full
  std::vector<Anchor> anchors_;                     ///< grouped by key
  std::vector<uint32_t> unanchored_;
  size_t mask_ = 1;
  int shift_ = 63;
};

}  // namespace zhijian
