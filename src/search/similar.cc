// Approximate matching: Sellers' algorithm over the folded characters of a turn, with free gaps. For every
// end in the text it keeps the smallest cost and, of the stretches with that cost, the latest start, which is
// the shortest.
#include "search/similar.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/utf8.h"
#include "text/sounds.h"

namespace zhijian {

namespace {

constexpr uint32_t kSlotMax = 5;  ///< a slot takes up to 5 characters of anything
constexpr uint32_t kImpossible = UINT32_MAX / 2;

using Cell = SimilarSearch::Scratch::Cell;

/// The cost in the upper half and, so that a later start makes a smaller number, what is left of 32 bits in
/// the lower one.
constexpr Cell make_cell(uint32_t cost, uint32_t start) {
  return Cell{cost} << 32 | (UINT32_MAX - start);
}

constexpr uint32_t cost_of(Cell cell) {
  return static_cast<uint32_t>(cell >> 32);
}

constexpr uint32_t start_of(Cell cell) {
  return UINT32_MAX - static_cast<uint32_t>(cell);
}

constexpr Cell plus(Cell cell, uint32_t cost) {
  return cell + (Cell{cost} << 32);
}

/// What a gap of `min` to `max` characters makes of a row.
void cross_gap(uint32_t min, uint32_t max, std::vector<Cell>& row, std::vector<Cell>& next) {
  for (uint32_t j = 0; j < row.size(); ++j) {
    next[j] = make_cell(kImpossible, j);
    for (uint32_t taken = min; taken <= max && taken <= j; ++taken) {
      next[j] = std::min(next[j], row[j - taken]);
    }
  }
  row.swap(next);
}

/// True if the text is the pattern with the wanted symbols, letter by letter, and something of a fitting
/// length for each gap and slot.
bool is_said_as(const Pattern& pattern, std::u32string Element::*wanted, std::u32string_view text) {
  std::vector<char> ends(text.size() + 1, 0), next;  // where what has been looked at may end
  ends[0] = 1;
  for (const Element& element : pattern.elements) {
    if (element.kind == Element::Kind::Break) continue;
    const std::u32string& letters = element.*wanted;
    const bool literal = element.kind == Element::Kind::Literal;
    const bool gap = element.kind == Element::Kind::Gap;
    const size_t least = literal ? letters.size() : gap ? element.min : 0;
    const size_t most = literal ? letters.size() : gap ? element.max : kSlotMax;
    next.assign(ends.size(), 0);
    for (size_t at = 0; at < ends.size(); ++at) {
      if (!ends[at] || (literal && text.substr(at, letters.size()) != letters)) continue;
      for (size_t end = at + least; end <= std::min(at + most, text.size()); ++end) next[end] = 1;
    }
    ends.swap(next);
  }
  return ends.back() != 0;
}

}  // namespace

void SimilarSearch::add(const Pattern& pattern, uint32_t order) {
  if (pattern.literal_size() == 0) return;  // Nothing to be similar to; lint says so.
  const double allowed = (1 - match_.threshold) * kFullCost * pattern.literal_size();
  // Thresholds are decimal fractions: what misses the limit by the rounding of a double is still a hit.
  Entry entry{pattern, order, static_cast<uint32_t>(std::floor(allowed + 1e-6)), 0, {}};
  entry.longest = pattern.literal_size() + entry.limit / kFullCost;
  for (const Element& element : pattern.elements) {
    if (element.kind == Element::Kind::Gap) entry.longest += element.max;
    if (element.kind == Element::Kind::Builtin || element.kind == Element::Kind::Field)
      entry.longest += kSlotMax;
  }
  for (const Element& element : pattern.elements) {
    for (const char32_t symbol : element.symbols) entry.sounds.push_back(sounds_of(symbol));
  }
  entries_.push_back(std::move(entry));
}

uint32_t SimilarSearch::sounds_of(char32_t symbol) {
  if (match_.kind != Match::Kind::SimilarBySound) return 0;
  const auto [known, is_new] = known_sounds_.try_emplace(symbol, static_cast<uint32_t>(sound_costs_.size()));
  if (!is_new) return known->second;
  sound_costs_.resize(sound_costs_.size() + static_cast<size_t>(syllable_count()), kFullCost);
  uint8_t* const costs = sound_costs_.data() + known->second;
  sounds_->for_each_reading(symbol, [&](Syllable own) {
    for (int i = 0; i < syllable_count(); ++i) {
      costs[i] = std::min(costs[i], syllable_cost(own, static_cast<Syllable>(i)));
    }
  });
  return known->second;
}

uint32_t SimilarSearch::replace_cost(char32_t symbol, uint32_t sounds, const Scratch& scratch,
                                     uint32_t at) const {
  if (symbol == scratch.text[at]) return 0;
  uint32_t cost = kFullCost;
  for (uint32_t i = scratch.readings[at]; i < scratch.readings[at + 1]; ++i) {
    cost = std::min<uint32_t>(cost, sound_costs_[sounds + scratch.syllables[i]]);
  }
  return cost;
}

template <SimilarSearch::Ask kAsk>
void SimilarSearch::stretches(const Entry& entry, uint32_t first, uint32_t last, const FieldValues& fields,
                              Scratch& scratch, std::vector<Stretch>& out) const {
  constexpr bool kBackwards = kAsk == Ask::AllThatEnd;  // from the end, where they all meet
  const auto size = static_cast<uint32_t>(last - first);
  std::vector<Cell>&row = scratch.row, &next = scratch.next;
  row.resize(size + 1), next.resize(size + 1);
  for (uint32_t j = 0; j <= size; ++j) row[j] = kBackwards ? make_cell(j * kFullCost, 0) : make_cell(0, j);
  // False where no stretch can be a hit any more: costs only grow.
  const auto say = [&](char32_t symbol, uint32_t sounds_here) {
    next[0] = plus(row[0], kFullCost);
    Cell least = next[0];
    for (uint32_t j = 1; j <= size; ++j) {
      const uint32_t at = kBackwards ? last - j : first + j - 1;
      const Cell replaced = plus(row[j - 1], replace_cost(symbol, sounds_here, scratch, at));
      next[j] = std::min({replaced, plus(row[j], kFullCost), plus(next[j - 1], kFullCost)});
      least = std::min(least, next[j]);
    }
    row.swap(next);
    return cost_of(least) <= entry.limit;
  };
  const std::vector<Element>& elements = entry.pattern.elements;
  size_t said = 0;
  for (size_t e = 0; e < elements.size(); ++e) {
    const Element& element = elements[kBackwards ? elements.size() - 1 - e : e];
    switch (element.kind) {
      case Element::Kind::Literal:
        for (size_t i = 0; i < element.symbols.size(); ++i, ++said) {
          const size_t symbol = kBackwards ? element.symbols.size() - 1 - i : i;
          const size_t sounds = kBackwards ? entry.sounds.size() - 1 - said : said;
          if (!say(element.symbols[symbol], entry.sounds[sounds])) return;
        }
        break;
      case Element::Kind::Break:
        break;
      case Element::Kind::Gap:
        cross_gap(element.min, element.max, row, next);
        break;
      case Element::Kind::Builtin:
        cross_gap(0, kSlotMax, row, next);
        break;
      case Element::Kind::Field:
        if (!fields[element.field]) return;
        cross_gap(0, kSlotMax, row, next);
        break;
    }
  }
  const auto literals = static_cast<uint32_t>(entry.sounds.size());
  for (uint32_t j = 1; j <= size; ++j) {
    const uint32_t cost = cost_of(row[j]), start = start_of(row[j]);
    if (cost > entry.limit) continue;
    if (kBackwards) {
      out.push_back({cost, literals, last - j, last, &entry});
    } else if (start < j) {
      out.push_back({cost, literals, first + start, first + j, &entry});
    }
  }
}

/// The more similar, then the shorter, the earlier, the first in the list.
bool SimilarSearch::preferred(const Stretch& a, const Stretch& b) {
  // cost / size, without dividing.
  const uint64_t x = uint64_t{a.cost} * b.size, y = uint64_t{b.cost} * a.size;
  return std::tuple(x, a.end - a.begin, a.begin, a.entry->order) <
         std::tuple(y, b.end - b.begin, b.begin, b.entry->order);
}

void SimilarSearch::find(const Search& search, const CallText& call, uint32_t turn, uint32_t first,
                         uint32_t last, std::span<const Possible> possible, const FieldValues& fields,
                         Exclusions& exclusions, Scratch& scratch, std::vector<Hit>& hits) const {
  if (possible.empty()) return;
  scratch.places.clear(), scratch.text.clear(), scratch.syllables.clear();
  scratch.readings.assign(1, 0);
  for (uint32_t i = first; i < last; ++i) {
    const char32_t symbol = call.folded().symbols[i];
    if (symbol <= kSentenceBreak) continue;
    scratch.places.push_back(i);
    scratch.text.push_back(symbol);
    if (match_.kind == Match::Kind::SimilarBySound) {
      sounds_->for_each_reading(symbol, [&](Syllable syllable) { scratch.syllables.push_back(syllable); });
    }
    scratch.readings.push_back(static_cast<uint32_t>(scratch.syllables.size()));
  }
  const auto character_of = [&](uint32_t symbol) {
    const auto place = std::lower_bound(scratch.places.begin(), scratch.places.end(), symbol);
    return static_cast<uint32_t>(place - scratch.places.begin());
  };
  std::vector<Stretch>& heap = scratch.stretches;
  heap.clear();
  // By phrase, and of one by place; in characters.
  std::vector<Possible>& ranges = scratch.ranges;
  ranges.clear();
  for (const Possible& one : possible) {
    ranges.push_back({one.number, character_of(one.first), character_of(one.last)});
  }
  std::sort(ranges.begin(), ranges.end(), [](const Possible& a, const Possible& b) {
    return std::tuple(a.number, a.first) < std::tuple(b.number, b.first);
  });
  // Appends the cheapest stretches of all phrases in [begin, end).
  const auto look = [&](uint32_t begin, uint32_t end) {
    for (auto range = ranges.begin(); range != ranges.end();) {
      const uint32_t number = range->number;
      range = std::partition_point(range, ranges.end(), [&](const Possible& one) {
        return one.number == number && one.last <= begin;
      });
      for (; range != ranges.end() && range->number == number && range->first < end; ++range) {
        const uint32_t from = std::max(begin, range->first), to = std::min(end, range->last);
        if (from < to) stretches<Ask::CheapestByEnd>(entries_[number], from, to, fields, scratch, heap);
      }
      range = std::partition_point(range, ranges.end(),
                                   [&](const Possible& one) { return one.number == number; });
    }
  };
  const auto worse = [](const Stretch& a, const Stretch& b) { return preferred(b, a); };
  const auto add_from = [&](size_t known) {
    for (size_t i = known; i < heap.size(); ++i) {
      std::push_heap(heap.begin(), heap.begin() + static_cast<ptrdiff_t>(i + 1), worse);
    }
  };
  const auto is_excluded = [&](const Stretch& stretch) {
    return exclusions.excluded(search, turn, scratch.places[stretch.begin],
                               scratch.places[stretch.end - 1] + 1);
  };
  const auto size = static_cast<uint32_t>(scratch.text.size());
  look(0, size);
  if (heap.empty()) return;
  std::make_heap(heap.begin(), heap.end(), worse);
  uint32_t longest = 0;
  for (const Possible& one : possible) longest = std::max(longest, entries_[one.number].longest);
  scratch.taken.assign(size, 0);
  const auto first_taken = [&](uint32_t begin, uint32_t end) {
    return static_cast<uint32_t>(std::find(scratch.taken.begin() + begin, scratch.taken.begin() + end, 1) -
                                 scratch.taken.begin());
  };
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), worse);
    const Stretch best = heap.back();
    heap.pop_back();
    if (first_taken(best.begin, best.end) < best.end) continue;
    const size_t known = heap.size();
    if (!best.is_allowed && is_excluded(best)) {
      // What is excluded is no candidate: one that begins elsewhere and ends in the same place may be.
      uint32_t from = best.begin;
      const uint32_t least = best.end - std::min(best.entry->longest, best.end);
      while (from > least && !scratch.taken[from - 1]) --from;
      stretches<Ask::AllThatEnd>(*best.entry, from, best.end, fields, scratch, heap);
      for (size_t i = known; i < heap.size(); ++i) heap[i].is_allowed = true;
      heap.erase(std::remove_if(heap.begin() + static_cast<ptrdiff_t>(known), heap.end(), is_excluded),
                 heap.end());
    } else {
      hits.push_back(make_hit(best, scratch, call, turn));
      std::fill(scratch.taken.begin() + best.begin, scratch.taken.begin() + best.end, uint8_t{1});
      // Behind it, what had to begin within it may begin later.
      look(best.end, first_taken(best.end, std::min(best.end + longest, size)));
    }
    add_from(known);
  }
}

Hit SimilarSearch::make_hit(const Stretch& stretch, const Scratch& scratch, const CallText& call,
                            uint32_t turn) const {
  const uint32_t begin = scratch.places[stretch.begin], end = scratch.places[stretch.end - 1] + 1;
  Hit hit{.span = {call.folded().offsets[begin], call.symbol_end(end - 1)},
          .turn = turn,
          .grade = Grade::Similar,
          .similarity = 1 - static_cast<double>(stretch.cost) / (kFullCost * stretch.size),
          .phrase = stretch.entry->pattern.phrase,
          .order = stretch.entry->order,
          .speaker = call.turns()[turn].speaker};
  if (stretch.cost > 0) return hit;
  const Pattern& pattern = stretch.entry->pattern;
  std::u32string folded, given;
  for (uint32_t i = begin; i < end; ++i) {
    if (call.folded().symbols[i] <= kSentenceBreak) continue;
    size_t at = call.folded().offsets[i];
    folded += call.folded().symbols[i];
    given += decode_utf8(call.call().text, at);
  }
  if (!is_said_as(pattern, &Element::symbols, folded)) {
    hit.grade = Grade::Homophone;
  } else if (pattern.regional || !is_said_as(pattern, &Element::given, given)) {
    hit.grade = Grade::Variant;
  } else {
    hit.grade = Grade::Exact;
  }
  return hit;
}

}  // namespace zhijian
