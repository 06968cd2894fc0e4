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
  Entry entry{pattern, order, static_cast<uint32_t>(std::floor(allowed + 1e-6)), {}};
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

void SimilarSearch::best_stretches(const Entry& entry, uint32_t first, uint32_t last, bool from_first,
                                   const FieldValues& fields, Scratch& scratch,
                                   std::vector<Stretch>& out) const {
  const auto size = static_cast<uint32_t>(last - first);
  std::vector<Cell>&row = scratch.row, &next = scratch.next;
  row.resize(size + 1), next.resize(size + 1);
  for (uint32_t j = 0; j <= size; ++j) row[j] = from_first ? make_cell(j * kFullCost, 0) : make_cell(0, j);
  // False where no stretch can be a hit any more: costs only grow.
  auto sounds = entry.sounds.begin();
  const auto say = [&](std::u32string_view symbols) {
    for (const char32_t symbol : symbols) {
      const uint32_t sounds_here = *sounds++;
      next[0] = plus(row[0], kFullCost);
      Cell least = next[0];
      for (uint32_t j = 1; j <= size; ++j) {
        const Cell replaced = plus(row[j - 1], replace_cost(symbol, sounds_here, scratch, first + j - 1));
        next[j] = std::min({replaced, plus(row[j], kFullCost), plus(next[j - 1], kFullCost)});
        least = std::min(least, next[j]);
      }
      row.swap(next);
      if (cost_of(least) > entry.limit) return false;
    }
    return true;
  };
  for (const Element& element : entry.pattern.elements) {
    switch (element.kind) {
      case Element::Kind::Literal:
        if (!say(element.symbols)) return;
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
  const uint32_t literals = entry.pattern.literal_size();
  for (uint32_t j = 0; j <= size; ++j) {
    const uint32_t cost = cost_of(row[j]), start = start_of(row[j]);
    if (cost > entry.limit || start >= j) continue;
    out.push_back({cost, literals, first + start, first + j, &entry});
  }
}

void SimilarSearch::find(const Search& search, const CallText& call, uint32_t turn, uint32_t first,
                         uint32_t last, std::span<const uint32_t> possible, const FieldValues& fields,
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
  const auto preferred = [](const Stretch& a, const Stretch& b) {
    // cost / size, without dividing; then length, place, position in the list.
    const uint64_t x = uint64_t{a.cost} * b.size, y = uint64_t{b.cost} * a.size;
    return std::tuple(x, a.end - a.begin, a.begin, a.entry->order) <
           std::tuple(y, b.end - b.begin, b.begin, b.entry->order);
  };
  const auto placed = [&](Stretch stretch) {
    stretch.begin = scratch.places[stretch.begin], stretch.end = scratch.places[stretch.end - 1] + 1;
    return stretch;
  };
  const auto is_excluded = [&](const Stretch& stretch) {
    const Stretch symbols = placed(stretch);
    return exclusions.excluded(search, turn, symbols.begin, symbols.end);
  };
  std::vector<Span> ranges{{0, static_cast<uint32_t>(scratch.text.size())}};
  std::vector<Stretch> stretches;
  while (!ranges.empty()) {
    const Span range = ranges.back();
    ranges.pop_back();
    stretches.clear();
    for (const uint32_t number : possible)
      best_stretches(entries_[number], range.begin, range.end, false, fields, scratch, stretches);
    std::sort(stretches.begin(), stretches.end(), preferred);
    auto best = std::find_if_not(stretches.begin(), stretches.end(), is_excluded);
    if (best != stretches.begin()) {
      // What is excluded is no candidate: one that begins elsewhere and ends in the same place may be.
      stretches.clear();
      for (uint32_t start = range.begin; start < range.end; ++start) {
        for (const uint32_t number : possible)
          best_stretches(entries_[number], start, range.end, true, fields, scratch, stretches);
      }
      std::sort(stretches.begin(), stretches.end(), preferred);
      best = std::find_if_not(stretches.begin(), stretches.end(), is_excluded);
    }
    if (best == stretches.end()) continue;
    ranges.push_back({range.begin, best->begin});
    ranges.push_back({best->end, range.end});
    hits.push_back(make_hit(placed(*best), call, turn));
  }
}

Hit SimilarSearch::make_hit(const Stretch& stretch, const CallText& call, uint32_t turn) const {
  Hit hit{.span = {call.folded().offsets[stretch.begin], call.symbol_end(stretch.end - 1)},
          .turn = turn,
          .grade = Grade::Similar,
          .similarity = 1 - static_cast<double>(stretch.cost) / (kFullCost * stretch.size),
          .phrase = stretch.entry->pattern.phrase,
          .order = stretch.entry->order,
          .speaker = call.turns()[turn].speaker};
  if (stretch.cost > 0) return hit;
  const Pattern& pattern = stretch.entry->pattern;
  std::u32string folded, given;
  for (uint32_t i = stretch.begin; i < stretch.end; ++i) {
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
