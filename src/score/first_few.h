#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace zhijian {

// The first few of many things in the order of rank_of(thing), however they come and are merged.

/// The place in `list` that something of this rank gets; nothing where `most` that go before it are there.
template <typename Item, typename Rank, typename RankOf>
std::optional<size_t> place_among(const std::vector<Item>& list, size_t most, const Rank& rank,
                                  RankOf rank_of) {
  size_t place = list.size();
  while (place > 0 && rank < rank_of(list[place - 1])) --place;
  if (place == most) return std::nullopt;
  return place;
}

/// `place` is what place_among() said.
template <typename Item>
void insert_among(std::vector<Item>& list, size_t most, size_t place, Item item) {
  // There are very many short lists: none keeps room for more than it has.
  if (list.size() == list.capacity()) list.reserve(list.size() + 1);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), std::move(item));
  if (list.size() > most) list.pop_back();
}

/// Those of both lists, of which each is in order; of equal rank those of `list` first.
template <typename Item, typename RankOf>
void merge_among(std::vector<Item>& list, size_t most, std::vector<Item>&& others, RankOf rank_of) {
  if (others.empty()) return;
  if (list.empty()) return list.swap(others);
  std::vector<Item> merged;
  merged.reserve(std::min(most, list.size() + others.size()));
  auto one = list.begin();
  auto other = others.begin();
  while (merged.size() < most && (one != list.end() || other != others.end())) {
    const bool takes_other = one == list.end() || (other != others.end() && rank_of(*other) < rank_of(*one));
    merged.push_back(std::move(takes_other ? *other++ : *one++));
  }
  list.swap(merged);
}

}  // namespace zhijian
