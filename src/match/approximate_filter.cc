#include "match/approximate_filter.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace zhijian {

namespace {

/// Three looks at a cost, each a bit: whether it is at most `cost`; if not, it is at least the sum of the
/// steps so far. Costs are quotients of small numbers, in sixtieths: 0, 10, 12, 15, 20, 24, 30, 36, 40, 45,
/// 48, 50, 60.
struct Level {
  uint8_t cost;
  uint16_t step;
};
constexpr Level kLevels[] = {{0, 10}, {20, 14}, {40, 21}};
constexpr uint32_t kAllSteps = 10 + 14 + 21;

// Loops over columns, which compilers make vector instructions of once they know that nothing overlaps.

void join(uint16_t* __restrict all, const uint16_t* __restrict more, size_t count) {
  for (size_t i = 0; i < count; ++i) all[i] |= more[i];
}

/// Sixteen costs, which one vector instruction compares. (GCC and Clang have such types on every machine.)
typedef uint8_t Costs __attribute__((vector_size(16)));

Costs load(const uint8_t* costs) {
  Costs loaded;
  std::memcpy(&loaded, costs, sizeof loaded);
  return loaded;
}

void count_bits(const uint16_t* __restrict bits, uint16_t* __restrict counts, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    uint16_t n = bits[i];
    n = static_cast<uint16_t>(n - (n >> 1 & 0x5555));
    n = static_cast<uint16_t>((n & 0x3333) + (n >> 2 & 0x3333));
    n = static_cast<uint16_t>((n + (n >> 4)) & 0x0F0F);
    counts[i] = static_cast<uint16_t>((n + (n >> 8)) & 0x1F);
  }
}

bool is_by_sound(Match::Kind kind) {
  return kind == Match::Kind::SimilarBySound || kind == Match::Kind::Homophone ||
         kind == Match::Kind::FuzzyHomophone;
}

}  // namespace

void ApproximateFilter::add(const Pattern& pattern, Match::Kind kind, uint32_t limit) {
  Entry entry{kind, limit, {}};
  size_t count = 0;
  for (const Element& element : pattern.elements) {
    for (const char32_t symbol : element.symbols) {
      if (count == kCharacters) break;
      if (kind != Match::Kind::Literal) {
        entry.characters[count++] = symbol;
        continue;
      }
      // A literal sees the text as given; what folding may drop from it says nothing.
      const std::u32string folded = is_han(symbol) ? folder_->fold_character(symbol) : std::u32string();
      const bool may_be_dropped =
          std::any_of(folder_->fillers().begin(), folder_->fillers().end(),
                      [&](const std::u32string& f) { return f.find(folded) != std::u32string::npos; });
      if (folded.size() == 1 && !may_be_dropped) entry.characters[count++] = folded[0];
    }
  }
  entries_.push_back(entry);
}

void ApproximateFilter::finish() {
  blank_.clear();
  for (const Entry& entry : entries_) {
    // A place without a character costs nothing.
    for (const char32_t symbol : entry.characters) blank_.push_back(symbol != 0 ? kFullCost : 0);
  }
  for (const Entry& entry : entries_) {
    for (const char32_t symbol : entry.characters) {
      const bool as_such = symbol != 0 && readings_of(entry.kind, symbol).empty();
      if (as_such)
        symbol_rows_.try_emplace(symbol, static_cast<uint32_t>(syllable_count() + symbol_rows_.size()));
    }
  }
  rows_ = syllable_count() + symbol_rows_.size();
  near_.assign(rows_ * entries_.size() * std::size(kLevels), 0);
  blank_near_.assign(entries_.size() * std::size(kLevels), 0);
  for (size_t e = 0; e < entries_.size(); ++e) fill(e);
}

std::vector<Syllable> ApproximateFilter::readings_of(Match::Kind kind, char32_t symbol) const {
  std::vector<Syllable> readings;
  if (is_by_sound(kind)) {
    sounds_->for_each_reading(symbol, [&](Syllable syllable) { readings.push_back(syllable); });
  }
  return readings;
}

/// Says what each syllable and symbol costs in place of each of the entry's characters.
void ApproximateFilter::fill(size_t number) {
  const Entry& entry = entries_[number];
  const uint8_t* const blank = blank_.data() + number * kCharacters;
  for (size_t r = 0; r < rows_; ++r) costs_.insert(costs_.end(), blank, blank + kCharacters);
  const auto cost = [&](size_t row, size_t i) -> uint8_t& {
    return costs_[(number * rows_ + row) * kCharacters + i];
  };
  for (size_t i = 0; i < kCharacters && entry.characters[i] != 0; ++i) {
    const char32_t symbol = entry.characters[i];
    const std::vector<Syllable> readings = readings_of(entry.kind, symbol);
    if (readings.empty()) cost(symbol_rows_.at(symbol), i) = 0;
    for (const Syllable own : readings) {
      for (int other = 0; other < syllable_count(); ++other) {
        const auto heard = static_cast<Syllable>(other);
        const bool alike =
            entry.kind == Match::Kind::FuzzyHomophone && fuzzy_syllable(own) == fuzzy_syllable(heard);
        cost(heard, i) = std::min(cost(heard, i), alike ? uint8_t{0} : syllable_cost(own, heard));
      }
    }
  }
  const auto near = [&](const uint8_t* costs, size_t level) {
    uint32_t bits = 0;
    for (size_t i = 0; i < kCharacters; ++i) bits |= (costs[i] <= kLevels[level].cost ? 1u : 0u) << i;
    return static_cast<uint16_t>(bits);
  };
  for (size_t level = 0; level < std::size(kLevels); ++level) {
    blank_near_[level * entries_.size() + number] = near(blank, level);
    for (size_t r = 0; r < rows_; ++r) {
      near_[(r * std::size(kLevels) + level) * entries_.size() + number] = near(&cost(r, 0), level);
    }
  }
}

void ApproximateFilter::find(std::u32string_view symbols, Scratch& scratch,
                             std::vector<uint32_t>& numbers) const {
  const size_t count = entries_.size();
  const size_t width = count * std::size(kLevels);
  scratch.near = blank_near_, scratch.counts.resize(width), scratch.rows.clear();
  const auto take = [&](uint32_t number) {
    scratch.rows.push_back(number);
    join(scratch.near.data(), near_.data() + number * width, width);
  };
  for (const char32_t symbol : symbols) {
    if (symbol <= kSentenceBreak) continue;
    sounds_->for_each_reading(symbol, [&](Syllable syllable) { take(syllable); });
    if (symbol_rows_.empty()) continue;
    const auto own = symbol_rows_.find(symbol);
    if (own != symbol_rows_.end()) take(own->second);
  }
  count_bits(scratch.near.data(), scratch.counts.data(), width);
  for (uint32_t e = 0; e < count; ++e) {
    uint32_t saved = 0;
    for (size_t level = 0; level < std::size(kLevels); ++level)
      saved += scratch.counts[level * count + e] * kLevels[level].step;
    const bool is_likely = kAllSteps * kCharacters - saved <= entries_[e].limit;
    if (is_likely && least_cost(e, scratch.rows) <= entries_[e].limit) numbers.push_back(e);
  }
}

/// The sum of what each character of the entry costs at least among these rows.
uint32_t ApproximateFilter::least_cost(uint32_t entry, const std::vector<uint32_t>& rows) const {
  static_assert(sizeof(Costs) == kCharacters);
  Costs cheapest = load(blank_.data() + entry * kCharacters);
  for (const uint32_t number : rows) {
    const Costs costs = load(costs_.data() + (entry * rows_ + number) * kCharacters);
    cheapest = costs < cheapest ? costs : cheapest;
  }
  uint32_t sum = 0;
  for (size_t i = 0; i < kCharacters; ++i) sum += cheapest[i];
  return sum;
}

}  // namespace zhijian
