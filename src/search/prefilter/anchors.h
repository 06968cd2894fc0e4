#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/pattern.h"
#include "search/prefilter/pair_table.h"

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
/// Why it is fast: PairFilter says no for nearly all places, to a block of them at a time; only those that
/// remain are looked up. Invariant: a pattern that matches somewhere has its anchor there.
class AnchorTable {
 public:
  AnchorTable() = default;

  /// The patterns to look for; their index is what anchors refer to. Patterns with neither literals nor
  /// titles are kept apart.
  void build(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen, const Slots& slots);

  /// Patterns without anchors: they must be tried everywhere.
  const std::vector<uint32_t>& unanchored() const { return unanchored_; }
  bool empty() const { return pairs_.empty() && singles_.empty(); }

  /// Calls `found(anchor, position)` for every anchor in `symbols`, in order of position.
  template <typename Found>
  void scan(std::u32string_view symbols, Found&& found) const {
    if (empty()) return;
    const PairFilter* const singles = singles_.empty() ? nullptr : &singles_.filter();
    std::array<uint32_t, kBlock> places;
    for (size_t begin = 0; begin < symbols.size(); begin += kBlock) {
      const size_t end = std::min(begin + kBlock, symbols.size());
      const size_t count = likely_places(pairs_.filter(), singles, symbols, begin, end, places.data());
      for (size_t p = 0; p < count; ++p) {
        const uint32_t at = places[p];
        if (at + 1 < symbols.size()) {
          for (const Anchor& anchor : pairs_.find(symbols[at], symbols[at + 1])) found(anchor, at);
        }
        if (singles_.empty()) continue;
        for (const Anchor& anchor : singles_.find(symbols[at], 0)) found(anchor, at);
      }
    }
  }

 private:
  static constexpr size_t kBlock = 256;

  PairTable<Anchor> pairs_;
  PairTable<Anchor> singles_;  ///< by the symbol and 0
  std::vector<uint32_t> unanchored_;
};

}  // namespace zhijian
