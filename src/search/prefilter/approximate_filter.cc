#include "search/prefilter/approximate_filter.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace zhijian {

namespace {

/// What costs more is near too many sounds to tell anything.
constexpr uint32_t kMostNear = 45;
static_assert(kMostNear < kFullCost);

/// Sixteen costs, which one vector instruction compares.
typedef uint8_t Costs __attribute__((vector_size(16)));

Costs load(const uint8_t* costs) {
  Costs loaded;
  std::memcpy(&loaded, costs, sizeof loaded);
  return loaded;
}

/// How many bits are set in each.
template <typename Numbers>
Numbers count_bits(Numbers bits) {
  bits = bits - (bits >> 1 & 0x5555);
  bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
  bits = (bits + (bits >> 4)) & 0x0F0F;
  return (bits + (bits >> 8)) & 0x1F;
}

bool is_nothing(const EightPhrases& bits) {
  uint64_t words[2];
  static_assert(sizeof words == sizeof bits);
  std::memcpy(words, &bits, sizeof words);
  return (words[0] | words[1]) == 0;
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
  rows_.emplace(*sounds_, symbols_as_such());
  eights_.resize((entries_.size() + kPhrasesTogether - 1) / kPhrasesTogether);
  near_.resize(rows_->row_count() * eights_.size());
  for (size_t e = 0; e < entries_.size(); ++e) fill(e), choose_pairs(e), mark_near(e);
}

std::vector<char32_t> ApproximateFilter::symbols_as_such() const {
  std::vector<char32_t> symbols;
  for (const Entry& entry : entries_) {
    for (const char32_t symbol : entry.characters) {
      if (symbol != 0 && readings_of(entry.kind, symbol).empty()) symbols.push_back(symbol);
    }
  }
  return symbols;
}

std::vector<Syllable> ApproximateFilter::readings_of(Match::Kind kind, char32_t symbol) const {
  std::vector<Syllable> readings;
  if (is_by_sound(kind)) {
    sounds_->for_each_reading(symbol, [&](Syllable syllable) { readings.push_back(syllable); });
  }
  return readings;
}

/// Says what each sound costs in place of each of the entry's characters.
void ApproximateFilter::fill(size_t number) {
  const Entry& entry = entries_[number];
  // A place without a character costs nothing.
  for (const char32_t symbol : entry.characters) blank_.push_back(symbol != 0 ? kFullCost : 0);
  const uint8_t* const blank = blank_.data() + number * kCharacters;
  for (size_t s = 0; s < rows_->sound_count(); ++s) costs_.insert(costs_.end(), blank, blank + kCharacters);
  const auto cost = [&](size_t sound, size_t i) -> uint8_t& {
    return costs_[(number * rows_->sound_count() + sound) * kCharacters + i];
  };
  for (size_t i = 0; i < kCharacters && entry.characters[i] != 0; ++i) {
    const char32_t symbol = entry.characters[i];
    const std::vector<Syllable> readings = readings_of(entry.kind, symbol);
    if (readings.empty()) cost(rows_->sound_of(symbol), i) = 0;
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

/// Chooses the entry's disjoint pairs and how near they must be heard.
void ApproximateFilter::choose_pairs(size_t number) {
  Entry& entry = entries_[number];
  Entries& eight = eights_[number / kPhrasesTogether];
  const size_t lane = number % kPhrasesTogether;
  uint32_t characters = 0, ends = 0;
  for (size_t i = 0; i < kCharacters; ++i) {
    if (entry.characters[i] != 0) characters |= 1u << i;
    const bool is_pair = i > 0 && entry.joined[i - 1] && (ends & 1u << (i - 1)) == 0;
    if (is_pair) ends |= 1u << i;
  }
  const auto pairs = static_cast<uint32_t>(std::popcount(ends));
  const uint32_t most = entry.limit / std::max(pairs, 1u);
  entry.near = std::min(most, kMostNear);
  eight.characters[lane] = static_cast<uint16_t>(characters);
  eight.pair_ends[lane] = static_cast<uint16_t>(ends);
  eight.pairless[lane] = pairs == 0 || most > kMostNear ? 0xFFFF : 0;
  eight.limit[lane] = static_cast<uint16_t>(std::min<uint32_t>(entry.limit, INT16_MAX));
  eight.not_close[lane] = static_cast<uint16_t>(entry.close() + 1);
  eight.not_near[lane] = static_cast<uint16_t>(entry.near - entry.close());
}

void ApproximateFilter::mark_near(size_t number) {
  const Entry& entry = entries_[number];
  struct Bits {
    uint32_t near = 0, close = 0;
  };
  std::vector<Bits> of_sound(rows_->sound_count());
  const uint8_t* cost = costs_.data() + number * of_sound.size() * kCharacters;
  for (Bits& bits : of_sound) {
    for (size_t i = 0; i < kCharacters; ++i, ++cost) {
      bits.near |= (*cost <= entry.near ? 1u : 0u) << i;
      bits.close |= (*cost <= entry.close() ? 1u : 0u) << i;
    }
  }
  for (uint32_t row = 0; row < rows_->row_count(); ++row) {
    Bits bits;
    for (const uint32_t sound : rows_->sounds_of_row(row)) {
      bits.near |= of_sound[sound].near;
      bits.close |= of_sound[sound].close;
    }
    Nearness& of_row = near_[row * eights_.size() + number / kPhrasesTogether];
    of_row.near[number % kPhrasesTogether] = static_cast<uint16_t>(bits.near);
    of_row.close[number % kPhrasesTogether] = static_cast<uint16_t>(bits.close);
  }
}

void ApproximateFilter::find(std::u32string_view symbols, Scratch& scratch,
                             std::vector<uint32_t>& numbers) const {
  scratch.sounds.clear();
  if (scratch.rows.size() < symbols.size()) scratch.rows.resize(symbols.size());
  if (scratch.found.size() < eights_.size()) scratch.found.resize(eights_.size());
  size_t count = 0;
  for (const char32_t symbol : symbols) {
    scratch.rows[count] = rows_->row_of(symbol);
    count += symbol > kSentenceBreak;
  }
  const std::span<const uint32_t> rows(scratch.rows.data(), count);
  scan_near(near_.data(), eights_.size(), rows, scratch.found.data());
  for (uint32_t e = 0; e < eights_.size(); ++e) {
    const EightPhrases possible = possible_of(eights_[e], scratch.found[e]);
    if (is_nothing(possible)) continue;
    for (uint32_t lane = 0; lane < kPhrasesTogether; ++lane) {
      if (possible[lane] == 0) continue;
      if (scratch.sounds.empty()) note_sounds(rows, scratch.sounds);
      const auto number = static_cast<uint32_t>(e * kPhrasesTogether + lane);
      if (least_cost(number, scratch.sounds) <= entries_[number].limit) numbers.push_back(number);
    }
  }
}

/// What is not 0 for the entries that pairs and what is near leave.
inline EightPhrases ApproximateFilter::possible_of(const Entries& entries, const NearFound& found) {
  const EightPhrases paired = (found.pairs & entries.pair_ends) | entries.pairless;
  if (is_nothing(paired)) return paired;
  const EightPhrases least = count_bits(entries.characters & ~found.any.close) * entries.not_close +
                             count_bits(entries.characters & ~found.any.near) * entries.not_near;
  typedef int16_t Signed __attribute__((vector_size(sizeof least)));
  return paired & reinterpret_cast<EightPhrases>(reinterpret_cast<Signed>(least) <=
                                                 reinterpret_cast<Signed>(entries.limit));
}

void ApproximateFilter::note_sounds(std::span<const uint32_t> rows, std::vector<uint32_t>& sounds) const {
  for (const uint32_t row : rows) {
    for (const uint32_t sound : rows_->sounds_of_row(row)) sounds.push_back(sound);
  }
}

/// The sum of what each character of the entry costs at least among these sounds.
uint32_t ApproximateFilter::least_cost(size_t number, const std::vector<uint32_t>& sounds) const {
  static_assert(sizeof(Costs) == kCharacters);
  const uint8_t* const costs = costs_.data() + number * rows_->sound_count() * kCharacters;
  Costs cheapest = load(blank_.data() + number * kCharacters);
  for (const uint32_t sound : sounds) {
    const Costs here = load(costs + sound * kCharacters);
    cheapest = here < cheapest ? here : cheapest;
  }
  uint32_t sum = 0;
  for (size_t i = 0; i < kCharacters; ++i) sum += cheapest[i];
  return sum;
}

}  // namespace zhijian
