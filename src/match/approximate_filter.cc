#include "match/approximate_filter.h"

#include <algorithm>

namespace zhijian {

namespace {

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
  width_ = entries_.size() * kCharacters;
  blank_.clear();
  for (const Entry& entry : entries_) {
    // A place without a character costs nothing.
    for (const char32_t symbol : entry.characters) blank_.push_back(symbol != 0 ? kFullCost : 0);
  }
  for (int i = 0; i < syllable_count(); ++i) rows_.insert(rows_.end(), blank_.begin(), blank_.end());
  for (size_t e = 0; e < entries_.size(); ++e) {
    for (size_t i = 0; i < kCharacters && entries_[e].characters[i] != 0; ++i)
      fill(entries_[e], i, e * kCharacters + i);
  }
}

/// Says in a column what each syllable and symbol costs in place of the entry's character.
void ApproximateFilter::fill(const Entry& entry, size_t place, size_t column) {
  const char32_t symbol = entry.characters[place];
  std::vector<Syllable> readings;
  if (is_by_sound(entry.kind)) sounds_->readings_of(symbol, readings);
  if (readings.empty()) {
    row_of_symbol(symbol)[column] = 0;
    return;
  }
  const auto syllables = static_cast<Syllable>(syllable_count());
  for (Syllable other = 0; other < syllables; ++other) {
    uint8_t& cost = row(other)[column];
    for (const Syllable own : readings) {
      const bool alike =
          entry.kind == Match::Kind::FuzzyHomophone && fuzzy_syllable(own) == fuzzy_syllable(other);
      cost = std::min(cost, alike ? uint8_t{0} : syllable_cost(own, other));
    }
  }
}

uint8_t* ApproximateFilter::row_of_symbol(char32_t symbol) {
  const auto next = static_cast<uint32_t>(rows_.size() / width_);
  const auto [known, is_new] = symbol_rows_.try_emplace(symbol, next);
  if (is_new) rows_.insert(rows_.end(), blank_.begin(), blank_.end());
  return row(known->second);
}

void ApproximateFilter::find(std::u32string_view symbols, Scratch& scratch,
                             std::vector<uint32_t>& numbers) const {
  scratch.cheapest = blank_;
  uint8_t* const cheapest = scratch.cheapest.data();
  const auto take = [&](const uint8_t* costs) {
    for (size_t i = 0; i < width_; ++i) cheapest[i] = std::min(cheapest[i], costs[i]);
  };
  for (const char32_t symbol : symbols) {
    if (symbol <= kSentenceBreak) continue;
    scratch.readings.clear();
    sounds_->readings_of(symbol, scratch.readings);
    for (const Syllable syllable : scratch.readings) take(row(syllable));
    if (symbol_rows_.empty()) continue;
    const auto own = symbol_rows_.find(symbol);
    if (own != symbol_rows_.end()) take(row(own->second));
  }
  for (uint32_t e = 0; e < entries_.size(); ++e) {
    uint32_t cost = 0;
    for (size_t i = 0; i < kCharacters; ++i) cost += cheapest[e * kCharacters + i];
    if (cost <= entries_[e].limit) numbers.push_back(e);
  }
}

}  // namespace zhijian
