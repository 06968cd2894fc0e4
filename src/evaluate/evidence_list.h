#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "search/outcome.h"

namespace zhijian {

/// Evidence in the order in which it is met, each hit once.
class EvidenceList {
 public:
  bool empty() const { return list_.empty(); }
  void clear() { list_.clear(), by_place_.clear(); }
  /// What was collected, in exchange for what is to be overwritten.
  void swap(std::vector<Evidence>& other) { list_.swap(other), by_place_.clear(); }

  void add(Evidence evidence) { list_.push_back(std::move(evidence)); }

  /// Adds what is no hit that is there already.
  void add_new(Evidence evidence) {
    if (is_known(evidence)) return;
    if (list_.size() >= kFew) by_place_.emplace(place_of(evidence), list_.size());
    add(std::move(evidence));
  }

 private:
  /// So many are looked through one by one.
  static constexpr size_t kFew = 16;

  static uint64_t place_of(const Evidence& evidence) {
    const Piece& first = evidence.pieces.front();
    return uint64_t{first.segment} << 32 | first.text.begin;
  }

  static bool same_hit(const Evidence& a, const Evidence& b) {
    return !a.missing && a.turn == b.turn && a.probe == b.probe && a.phrase == b.phrase &&
           a.value == b.value && a.label == b.label && a.pieces.front().segment == b.pieces.front().segment &&
           a.pieces.front().text == b.pieces.front().text;
  }

  bool is_known(const Evidence& evidence) const {
    const auto few = list_.begin() + static_cast<std::ptrdiff_t>(std::min(list_.size(), kFew));
    const auto is_it = [&](const Evidence& other) { return same_hit(other, evidence); };
    if (std::any_of(list_.begin(), few, is_it)) return true;
    if (by_place_.empty()) return false;
    const auto [begin, end] = by_place_.equal_range(place_of(evidence));
    return std::any_of(begin, end, [&](const auto& item) { return is_it(list_[item.second]); });
  }

  std::vector<Evidence> list_;
  std::unordered_multimap<uint64_t, size_t> by_place_;  ///< hits behind the first few
};

}  // namespace zhijian
