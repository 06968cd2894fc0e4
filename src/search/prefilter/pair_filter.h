#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhijian {

/// A bitmap over a hash of pairs, which says no to nearly all pairs that were not added.
/// Invariant: it never denies a pair that was added.
class PairFilter {
 public:
  /// `pairs`: how many will be added. Some 64 bits for each let hardly anything else through; more than
  /// 32 KiB in all, the first-level cache, would cost more than that brings.
  void reset(size_t pairs) {
    const size_t bits = std::clamp<size_t>(std::bit_ceil(pairs * 64), 1 << 13, 1 << 18);
    shift_ = 32 - static_cast<uint32_t>(std::countr_zero(bits));
    words_.assign(bits / 32, 0);
  }
  void add(uint32_t first, uint32_t second) {
    const uint32_t bit = bit_of(first, second);
    words_[bit / 32] |= uint32_t{1} << bit % 32;
  }

  /// 0 where the pair was not added, else mostly 1: not a bool, so that callers can do without a branch.
  uint32_t may_hold(uint32_t first, uint32_t second) const {
    const uint32_t bit = bit_of(first, second);
    return words_[bit / 32] >> bit % 32 & 1;
  }

  /// What bit_of() and may_hold() are made of, for those that do several at once.
  static constexpr uint32_t kFirst = 0x9E3779B1u, kSecond = 0x85EBCA77u;
  const uint32_t* words() const { return words_.data(); }
  uint32_t shift() const { return shift_; }

 private:
  uint32_t bit_of(uint32_t first, uint32_t second) const {
    return (first * kFirst + second * kSecond) >> shift_;
  }

  std::vector<uint32_t> words_ = std::vector<uint32_t>(1);
  uint32_t shift_ = 27;
};

/// Notes the places in [begin, end) where `pairs` does not deny the symbol and the next one, or `singles`,
/// which may be null, the symbol and 0. The last symbol of all has no next one: whether it is noted says
/// nothing about `pairs`. `places` has room for end - begin. Gives how many it noted, in order.
///
/// Why it is fast: where the processor has AVX2, eight places are asked at once, elsewhere one by one without
/// a branch. Which it is is asked at run time; both note the same.
size_t likely_places(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                     size_t begin, size_t end, uint32_t* places);

/// What likely_places() is where the processor has nothing better.
size_t likely_places_plain(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                           size_t begin, size_t end, uint32_t* places);

}  // namespace zhijian
