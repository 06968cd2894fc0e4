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
  struct Entry;
  struct Stretch {
    uint32_t cost = 0;
    uint32_t size = 1;   ///< literal symbols of the pattern: what the cost is measured against
    uint32_t begin = 0;  ///< in characters of the range that is looked at
    uint32_t end = 0;
    const Entry* entry = nullptr;
    bool is_allowed = false;  ///< known not to be excluded
  };

 public:
  /// `sounds` must outlive the search.
  void set_match(const Match& match, const Sounds& sounds) { match_ = match, sounds_ = &sounds; }
  /// The next phrase; they are numbered from 0. `order`: its position among the search's patterns.
  void add(const Pattern& pattern, uint32_t order);
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  /// The largest cost that is still a hit of this phrase, in sixtieths of a character.
  uint32_t limit(uint32_t number) const { return entries_[number].limit; }
  const Pattern& pattern(uint32_t number) const { return entries_[number].pattern; }
  /// The most characters that a hit of it takes.
  uint32_t longest(uint32_t number) const { return entries_[number].longest; }

  /// A phrase that stands nowhere but among the folded symbols [first, last) of a turn.
  struct Possible {
    uint32_t number = 0;
    uint32_t first = 0;
    uint32_t last = 0;
  };

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
    std::vector<Stretch> stretches;  ///< a heap, the preferred first
    std::vector<uint8_t> taken;      ///< by character: it is part of a hit
    std::vector<Possible> ranges;    ///< in characters
  };

  /// Appends the hits of phrases among the folded symbols [first, last) of a turn: the most similar stretch
  /// over all phrases, of those the shortest, of those the earliest, then others that do not overlap it;
  /// without what `search` excludes.
  ///
  /// Why it is linear: of each phrase and end in the text only the cheapest stretch is a candidate, until it
  /// is excluded, or a hit stands in its way. Then what may take its place is looked for no further away than
  /// a stretch is long.
  void find(const Search& search, const CallText& call, uint32_t turn, uint32_t first, uint32_t last,
            std::span<const Possible> possible, const FieldValues& fields, Exclusions& exclusions,
            Scratch& scratch, std::vector<Hit>& hits) const;

 private:
  struct Entry {
    Pattern pattern;
    uint32_t order = 0;
    uint32_t limit = 0;            ///< the largest cost that is still a hit
    uint32_t longest = 0;          ///< the most characters that a hit takes
    std::vector<uint32_t> sounds;  ///< for each literal symbol, where its costs begin in `sound_costs_`
  };
  /// Which stretches of some characters are looked for.
  enum class Ask : uint8_t {
    CheapestByEnd,  ///< for each end the cheapest one, of several the shortest
    AllThatEnd,     ///< all that end where the characters do
  };
  /// Appends stretches of the characters [first, last) that are similar enough.
  template <Ask kAsk>
  void stretches(const Entry& entry, uint32_t first, uint32_t last, const FieldValues& fields,
                 Scratch& scratch, std::vector<Stretch>& out) const;
  static bool preferred(const Stretch& a, const Stretch& b);
  uint32_t sounds_of(char32_t symbol);
  /// What the text's character `at` costs in place of a symbol.
  uint32_t replace_cost(char32_t symbol, uint32_t sounds, const Scratch& scratch, uint32_t at) const;
  Hit make_hit(const Stretch& stretch, const Scratch& scratch, const CallText& call, uint32_t turn) const;

  Match match_;
  const Sounds* sounds_ = nullptr;
  std::vector<Entry> entries_;
  /// By sound: what each syllable costs in place of a symbol of a phrase.
  std::vector<uint8_t> sound_costs_;
  std::unordered_map<char32_t, uint32_t> known_sounds_;
};

}  // namespace zhijian
