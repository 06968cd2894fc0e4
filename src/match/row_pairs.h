#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace zhijian {

/// Lists of items by pairs of small numbers, of which many have a list.
///
/// Why it is fast: a bit for each possible pair says whether it has a list, and counting the bits before it
/// says which. So all of it takes a few bytes a list and stays in the second-level cache.
class RowPairs {
 public:
  void add(uint32_t first, uint32_t second, uint32_t item) { added_.push_back({first, second, item}); }

  /// To be called once, after the last add(); all numbers are below `rows`.
  void finish(size_t rows) {
    rows_ = rows;
    words_.assign(rows * rows / 64 + 1, {});
    for (const Added& one : added_) words_[place(one) / 64].bits |= uint64_t{1} << place(one) % 64;
    uint32_t lists = 0;
    for (Word& word : words_) {
      word.before = lists;
      lists += static_cast<uint32_t>(std::popcount(word.bits));
    }
    std::stable_sort(added_.begin(), added_.end(),
                     [&](const Added& a, const Added& b) { return place(a) < place(b); });
    begins_.reserve(lists + 1);
    items_.reserve(added_.size());
    for (size_t i = 0; i < added_.size(); ++i) {
      if (i == 0 || place(added_[i]) != place(added_[i - 1])) begins_.push_back(static_cast<uint32_t>(i));
      items_.push_back(added_[i].item);
    }
    begins_.push_back(static_cast<uint32_t>(added_.size()));
    added_ = {};
  }

  /// What was added for the pair, in the order of adding.
  std::span<const uint32_t> find(uint32_t first, uint32_t second) const {
    const size_t at = first * rows_ + second;
    const Word& word = words_[at / 64];
    const uint64_t bit = uint64_t{1} << at % 64;
    if ((word.bits & bit) == 0) return {};
    const auto list = word.before + static_cast<uint32_t>(std::popcount(word.bits & (bit - 1)));
    return {items_.data() + begins_[list], items_.data() + begins_[list + 1]};
  }

 private:
  struct Added {
    uint32_t first, second, item;
  };
  struct Word {
    uint64_t bits = 0;    ///< of 64 pairs, in the order of place()
    uint32_t before = 0;  ///< lists of the words before
  };
  size_t place(const Added& one) const { return one.first * rows_ + one.second; }

  std::vector<Added> added_;  ///< until finish()
  size_t rows_ = 0;
  std::vector<Word> words_;
  std::vector<uint32_t> begins_, items_;  ///< list n is items_[begins_[n], begins_[n + 1])
};

}  // namespace zhijian
