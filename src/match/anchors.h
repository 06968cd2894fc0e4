#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/pattern.h"

namespace zhijian {

/// A place in a pattern that is looked for first: two neighbouring symbols of a literal, or one where the
/// pattern has no two. Where the anchor stands in a text, the pattern can begin `min_before` to `max_before`
/// symbols earlier.
struct Anchor {
  uint32_t pattern = 0;
  uint32_t min_before = 0;
  uint32_t max_before = 0;
};

/// Finds the anchors of all patterns in one pass over a text.
///
/// Why it is fast: one byte a symbol says whether any anchor begins with it, which is false for most; only
/// then the pair is looked up in a hash table. Invariant: a pattern that matches somewhere has its anchor
/// there.
class AnchorTable {
 public:
  AnchorTable() : flags_(65536, 0) {}

  /// The patterns to look for; their index is what anchors refer to. Patterns without any literal are kept
  /// apart.
  void build(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen);

  /// Patterns without literals: they must be tried everywhere.
  const std::vector<uint32_t>& unanchored() const { return unanchored_; }
  bool empty() const { return anchors_.empty(); }

  /// Calls `found(anchor, position)` for every anchor in `symbols`, in order of position.
  template <typename Found>
  void scan(std::u32string_view symbols, Found&& found) const {
    const size_t size = symbols.size();
    for (size_t i = 0; i < size; ++i) {
      const char32_t symbol = symbols[i];
      const uint8_t flags = symbol < 65536 ? flags_[symbol] : kPair | kSingle;
      if (flags == 0) continue;
      const auto position = static_cast<uint32_t>(i);
      if ((flags & kPair) != 0 && i + 1 < size) {
        for (const Anchor& anchor : lookup(pair_key(symbol, symbols[i + 1]))) found(anchor, position);
      }
      if ((flags & kSingle) != 0) {
        for (const Anchor& anchor : lookup(single_key(symbol))) found(anchor, position);
      }
    }
  }

 private:
  static constexpr uint8_t kPair = 1;
  static constexpr uint8_t kSingle = 2;

  struct Slot {
    uint64_t key = 0;  ///< 0: empty
    uint32_t first = 0;
    uint32_t last = 0;
  };

  static uint64_t pair_key(char32_t a, char32_t b) { return uint64_t{a} << 32 | uint64_t{b} << 1 | 1; }
  static uint64_t single_key(char32_t a) { return uint64_t{a} << 32 | 2; }
  size_t home(uint64_t key) const { return (key * 0x9E3779B97F4A7C15u) >> shift_; }

  std::span<const Anchor> lookup(uint64_t key) const {
    for (size_t slot = home(key);; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key)
        return {anchors_.data() + slots_[slot].first, anchors_.data() + slots_[slot].last};
      if (slots_[slot].key == 0) return {};
    }
  }

  std::vector<uint8_t> flags_;                      ///< by symbol below 65536
  std::vector<Slot> slots_ = std::vector<Slot>(2);  ///< open addressing, at most half full
  std::vector<Anchor> anchors_;                     ///< grouped by key
  std::vector<uint32_t> unanchored_;
  size_t mask_ = 1;
  int shift_ = 63;
};

}  // namespace zhijian
