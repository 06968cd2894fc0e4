#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/search.h"
#include "text/sounds.h"

namespace zhijian {

/// The phrases of one `similar` or `similar by sound` condition, made ready (rubric language, In detail 15).
class SimilarSearch {
 public:
  /// `sounds` must outlive the search.
  void set_match(const Match& match, const Sounds& sounds) { match_ = match, sounds_ = &sounds; }
  /// The next phrase; they are numbered from 0. `order`: its position among the search's patterns.
  void add(const Pattern& pattern, uint32_t order);
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  /// The largest cost that is still a hit of this phrase, in sixtieths of a character.
  uint32_t limit(uint32_t number) const { return entries_[number].limit; }
  const Pattern& pattern(uint32_t number) const { return entries_[number].pattern; }

  /// Working memory; one for each thread.
  struct Scratch {
    /// A cost in sixtieths of a character and where the stretch with that cost begins, of several the latest:
    /// in one number, of which the smaller is the better (see similar.cc).
    using Cell = uint64_t;
    std::vector<uint32_t> places;     ///< symbols of the range that are characters
    std::vector<char32_t> text;       ///< those characters
    std::vector<Syllable> syllables;  ///< their readings, one after the other:
    std::vector<uint32_t> readings;   ///< those of character i are [readings[i], readings[i + 1])
    std::vector<Cell> row, next;
  };

  /// Appends the hits of the phrases numbered `possible` among the folded symbols [first, last) of a turn:
  /// the most similar stretch over all phrases, of those the shortest, of those the earliest, then others
  /// that do not overlap it; without what `search` excludes.
  void find(const Search& search, const CallText& call, uint32_t turn, uint32_t first, uint32_t last,
            std::span<const uint32_t> possible, const FieldValues& fields, Exclusions& exclusions,
            Scratch& scratch, std::vector<Hit>& hits) const;

 private:
  struct Entry {
    Pattern pattern;
    uint32_t order = 0;
    uint32_t limit = 0;            ///< the largest cost that is still a hit
    std::vector<uint32_t> sounds;  ///< for each literal symbol, where its costs begin in `sound_costs_`
  };
  struct Stretch {
    uint32_t cost = 0;
    uint32_t size = 1;   ///< literal symbols of the pattern: what the cost is measured against
    uint32_t begin = 0;  ///< in symbols
    uint32_t end = 0;
    const Entry* entry = nullptr;
  };

  /// Of the characters [first, last), for each end the cheapest stretch; `from_first`: of those that begin at
  /// `first`.
  void best_stretches(const Entry& entry, uint32_t first, uint32_t last, bool from_first,
                      const FieldValues& fields, Scratch& scratch, std::vector<Stretch>& out) const;
  uint32_t sounds_of(char32_t symbol);
  /// What the text's character `at` costs in place of a symbol.
  uint32_t replace_cost(char32_t symbol, uint32_t sounds, const Scratch& scratch, uint32_t at) const;
  Hit make_hit(const Stretch& stretch, const CallText& call, uint32_t turn) const;

  Match match_;
  const Sounds* sounds_ = nullptr;
  std::vector<Entry> entries_;
  /// By sound: what each syllable costs in place of a symbol of a phrase.
  std::vector<uint8_t> sound_costs_;
  std::unordered_map<char32_t, uint32_t> known_sounds_;
};

}  // namespace zhijian
