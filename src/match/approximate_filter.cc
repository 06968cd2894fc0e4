#include "match/approximate_filter.h"

#include <algorithm>
#include <cstring>

namespace zhijian {

namespace {

/// Pairs that may cost more than this are said by too many syllables to tell anything.
constexpr uint32_t kMostPairCost = 45;
static_assert(kMostPairCost < kFullCost);

/// Sixteen costs, which one vector instruction compares. (GCC and Clang have such types on every machine.)
typedef uint8_t Costs __attribute__((vector_size(16)));

Costs load(const uint8_t* costs) {
  Costs loaded;
  std::memcpy(&loaded, costs, sizeof loaded);
  return loaded;
}

bool is_by_sound(Match::Kind kind) {
  return kind == Match::Kind::SimilarBySound || kind == Match::Kind::Homophone ||
         kind == Match::Kind::FuzzyHomophone;
}

}  // namespace

void ApproximateFilter::add(const Pattern& pattern, Match::Kind kind, uint32_t limit) {
  Entry entry{kind, limit};
  size_t count = 0;
  bool follows = false;  // the next character stands right behind the last one
  const auto put = [&](char32_t symbol) {
    if (count > 0) entry.joined[count - 1] = follows;
    entry.characters[count++] = symbol;
    follows = true;
  };
  for (const Element& element : pattern.elements) {
    // A sentence may end within a phrase that is matched nearly so.
    if (element.kind != Element::Kind::Literal && element.kind != Element::Kind::Break) follows = false;
    for (const char32_t symbol : element.symbols) {
      if (count == kCharacters) break;
      if (kind != Match::Kind::Literal) {
        put(symbol);
        continue;
      }
      // A literal sees the text as given; what folding may drop from it says nothing.
      const std::u32string folded = is_han(symbol) ? folder_->fold_character(symbol) : std::u32string();
      const bool may_be_dropped =
          std::any_of(folder_->fillers().begin(), folder_->fillers().end(),
                      [&](const std::u32string& f) { return f.find(folded) != std::u32string::npos; });
      if (folded.size() == 1 && !may_be_dropped) {
        put(folded[0]);
      } else {
        follows = false;
      }
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
  for (size_t e = 0; e < entries_.size(); ++e) fill(e), add_pairs(e);
  pairs_.finish(rows_);
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
}

/// Writes down what may be heard of the disjoint pairs of the entry's characters, as far as one of them must
/// be heard.
void ApproximateFilter::add_pairs(size_t number) {
  const Entry& entry = entries_[number];
  std::vector<size_t> begins;
  for (size_t i = 0; i + 1 < kCharacters; ++i) {
    const bool is_pair = entry.joined[i] && (begins.empty() || begins.back() + 1 < i);
    if (is_pair) begins.push_back(i);
  }
  const auto most = static_cast<uint32_t>(begins.empty() ? kFullCost : entry.limit / begins.size());
  if (most > kMostPairCost) return pairless_.push_back(static_cast<uint32_t>(number));
  const uint8_t* const costs = costs_.data() + number * rows_ * kCharacters;
  std::vector<uint32_t> seconds;
  for (const size_t begin : begins) {
    seconds.clear();
    for (uint32_t r = 0; r < rows_; ++r) {
      if (costs[r * kCharacters + begin + 1] <= most) seconds.push_back(r);
    }
    for (uint32_t first = 0; first < rows_; ++first) {
      const uint32_t cost = costs[first * kCharacters + begin];
      if (cost > most) continue;
      for (const uint32_t second : seconds) {
        if (cost + costs[second * kCharacters + begin + 1] > most) continue;
        pairs_.add(first, second, static_cast<uint32_t>(number));
      }
    }
  }
}

void ApproximateFilter::find(std::u32string_view symbols, Scratch& scratch,
                             std::vector<uint32_t>& numbers) const {
  std::vector<uint32_t>&rows = scratch.rows, &found = scratch.found;
  rows.clear();
  found = pairless_;
  scratch.is_found.resize(std::max(scratch.is_found.size(), entries_.size()), 0);
  // The rows of the last symbol are rows[before, begin), those of this one [begin, rows.size()).
  size_t before = 0, begin = 0;
  for (const char32_t symbol : symbols) {
    if (symbol <= kSentenceBreak) continue;
    sounds_->for_each_reading(symbol, [&](Syllable syllable) { rows.push_back(syllable); });
    if (!symbol_rows_.empty()) {
      const auto own = symbol_rows_.find(symbol);
      if (own != symbol_rows_.end()) rows.push_back(own->second);
    }
    for (size_t a = before; a < begin; ++a) {
      for (size_t b = begin; b < rows.size(); ++b) {
        for (const uint32_t entry : pairs_.find(rows[a], rows[b])) {
          if (!scratch.is_found[entry]) scratch.is_found[entry] = 1, found.push_back(entry);
        }
      }
    }
    before = begin, begin = rows.size();
  }
  std::sort(found.begin(), found.end());
  for (const uint32_t entry : found) {
    scratch.is_found[entry] = 0;
    if (least_cost(entry, rows) <= entries_[entry].limit) numbers.push_back(entry);
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
