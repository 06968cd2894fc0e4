#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "search/prefilter/pair_filter.h"

namespace zhijian {

/// Lists of items by pairs of numbers, for looking up pair after pair of a text of which hardly any is there.
///
/// Why it is fast: only where filter() does not say no, which it nearly always does, need a pair be looked up
/// in the hash table.
template <typename Item>
class PairTable {
 public:
  void add(uint32_t first, uint32_t second, const Item& item) {
    added_.emplace_back(key_of(first, second), item);
  }

  /// To be called once, after the last add().
  void finish() {
    std::stable_sort(added_.begin(), added_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const size_t size = std::bit_ceil(std::max<size_t>(added_.size() * 2, 2));
    slots_.assign(size, {});
    mask_ = size - 1;
    shift_ = 64 - std::countr_zero(size);
    filter_.reset(added_.size());
    items_.reserve(added_.size());
    for (size_t i = 0; i < added_.size();) {
      const uint64_t key = added_[i].first;
      Slot slot{key, static_cast<uint32_t>(items_.size()), 0};
      while (i < added_.size() && added_[i].first == key) items_.push_back(added_[i++].second);
      slot.last = static_cast<uint32_t>(items_.size());
      filter_.add(static_cast<uint32_t>(key >> 32), static_cast<uint32_t>(key) - 1);
      size_t place = home(key);
      while (slots_[place].key != 0) place = (place + 1) & mask_;
      slots_[place] = slot;
    }
    added_ = {};
  }

  bool empty() const { return items_.empty(); }

  const PairFilter& filter() const { return filter_; }

  /// What was added for the pair, in the order of adding.
  std::span<const Item> find(uint32_t first, uint32_t second) const {
    const uint64_t key = key_of(first, second);
    for (size_t slot = home(key);; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) {
        return {items_.data() + slots_[slot].first, items_.data() + slots_[slot].last};
      }
      if (slots_[slot].key == 0) return {};
    }
  }

 private:
  struct Slot {
    uint64_t key = 0;  ///< 0: empty
    uint32_t first = 0;
    uint32_t last = 0;
  };

  /// Never 0: `second` is below its type's largest value.
  static uint64_t key_of(uint32_t first, uint32_t second) { return uint64_t{first} << 32 | (second + 1); }
  size_t home(uint64_t key) const { return (key * 0x9E3779B97F4A7C15u) >> shift_; }

  std::vector<std::pair<uint64_t, Item>> added_;    ///< until finish()
  std::vector<Item> items_;                         ///< grouped by pair
  std::vector<Slot> slots_ = std::vector<Slot>(2);  ///< open addressing, at most half full
  size_t mask_ = 1;
  int shift_ = 63;
  PairFilter filter_;
};

}  // namespace zhijian
