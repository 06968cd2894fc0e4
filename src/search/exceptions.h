#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "search/pattern.h"
#include "search/pattern_matcher.h"

namespace zhijian {

/// The phrases of an `except`; conditions with the same ones share them.
struct Exceptions {
  std::vector<std::string> texts;  ///< as written
  std::vector<Pattern> patterns;   ///< matched as `normal`; `phrase` is the number in `texts`

  /// To be called when all patterns are there.
  void finish();

  /// The patterns that may begin with a symbol: those whose first literal does, and those without one.
  std::vector<uint32_t> anywhere;
  std::unordered_map<char32_t, std::vector<uint32_t>> by_first;
  uint64_t first_hashes = 0;  ///< a bit for each symbol of by_first
  uint32_t most_symbols = 0;  ///< the longest match, without what fields add
  std::vector<uint32_t>
      fields;  ///< those that the longest pattern in them adds, each as often as it stands there
};

/// Where exceptions stand in one call: looked for around hits only, and at each place of a turn at most once.
/// One for each thread.
class ExceptionFinder {
 public:
  explicit ExceptionFinder(const Slots& slots) : matcher_(slots) {}

  /// Forgets what it knows of the last call.
  void start_call(const CallText& text) { ++call_, matcher_.start_call(text); }

  /// True if any of the exceptions overlaps the symbols [begin, end) of `turn`, which is symbols[first,
  /// last).
  bool overlaps(const Exceptions& exceptions, uint32_t turn, std::u32string_view symbols, uint32_t begin,
                uint32_t end, const FieldValues& fields);

 private:
  /// What is known of one list of exceptions in one turn.
  struct Known {
    uint64_t call = 0;
    uint32_t turn = 0;
    uint32_t first_tried = 0;  ///< matches that begin in [first_tried, last_tried) are in `spans`
    uint32_t last_tried = 0;
    std::vector<Span> spans;     ///< by begin, in symbols of the turn
    std::vector<uint32_t> ends;  ///< by span: the latest end of it and those before it
  };

  void look(const Exceptions& exceptions, std::u32string_view symbols, uint32_t first, uint32_t last,
            const FieldValues& fields, Known& known);
  void try_at(const Pattern& pattern, std::u32string_view symbols, uint32_t start, const FieldValues& fields,
              Known& known);

  PatternMatcher matcher_;
  uint64_t call_ = 0;
  std::unordered_map<const Exceptions*, Known> known_;
};

}  // namespace zhijian
