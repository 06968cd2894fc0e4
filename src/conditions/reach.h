#pragma once

#include <cstdint>
#include <vector>

#include "search/call_text.h"
#include "search/compiled_rubric.h"
#include "search/hit.h"

namespace zhijian {

/// Where a condition became true.
struct Found {
  Span place;  ///< in Call::text
  uint32_t turn = 0;
  int64_t end_ms = kNoTime;    ///< of a silence
  uint32_t segment = kNone;    ///< of a probe: where it lies; kNone for words
  Grade grade = Grade::Exact;  ///< the weakest of the parts it needed
  bool nowhere = false;        ///< true without a place: `not`, an upper limit of `times`, `call`
  uint32_t first_hit = 0;      ///< its evidence: hits [first_hit, last_hit) of the evaluator's arena
  uint32_t last_hit = 0;
};

/// A moment as far as one call tells: its first occurrence, or that it has none, or that this cannot be told.
struct MomentState {
  enum class Kind : uint8_t { Never, Occurs, Unknown };
  Kind kind = Kind::Never;
  Found first;
};

/// Which of a search's candidates were hits of a condition in earlier reaches: what several occurrences of a
/// `when` have in common is told of the first of them only.
///
/// Where a hit of an earlier reach is a hit again, so are all behind it, up to where that reach ended.
struct SeenHits {
  std::vector<uint32_t> hits;  ///< by place among the candidates, ascending
  uint32_t stop = 0;           ///< the first candidate that was not looked at
  uint32_t words_end = 0;      ///< where the words of the last hit before it end
  bool met = false;            ///< the reach that was asked last has some of them

  void clear() { hits.clear(); }
};

/// What surrounds a condition while it is evaluated.
struct Surroundings {
  const Found* when = nullptr;  ///< the occurrence of the rule's `when`
  bool to_the_end = false;      ///< inside a `sequence`: the reach after `when` runs to the end of the call
  uint32_t begin = 0;           ///< only places in [begin, end] of Call::text
  uint32_t end = UINT32_MAX;
  bool after_empty =
      false;  ///< what is empty and lies at `begin` is where the search came from, so not again
  uint32_t only_turn = kNoTurn;  ///< a combination whose parts are in one turn
  bool strong_only = false;  ///< weak hits are no candidates, but where they keep a condition from being true
  bool first_only = false;   ///< only whether it is true, and where first: the answer may lack other places
  SeenHits* seen = nullptr;  ///< of a leaf: hits that the answer may leave out; of nothing else
};

/// Where hits of one condition count.
struct Reach {
  uint32_t begin = 0;
  uint32_t end = UINT32_MAX;
  bool after_empty = false;
  uint32_t first_turn = 0;
  uint32_t last_turn = 0;  ///< turns [first_turn, last_turn)
  std::vector<uint8_t>
      turn_chosen;  ///< by turn from first_chosen, for scopes in seconds; empty where there is none
  uint32_t first_chosen = 0;
  bool times_missing = false;  ///< a scope in seconds looks at a turn without times
  bool moment_unknown = false;

  bool holds(const Hit& hit) const {
    return hit.span.begin >= begin && hit.span.end <= end && holds_turn(hit.turn) &&
           !(after_empty && hit.span.empty() && hit.span.begin == begin);
  }
  bool holds_turn(uint32_t turn) const {
    return turn >= first_turn && turn < last_turn &&
           (turn_chosen.empty() || turn_chosen[turn - first_chosen]);
  }
  /// Makes turn_chosen hold all turns of the reach, which only becomes smaller from here on.
  void keep_choice() {
    if (!turn_chosen.empty() || first_turn >= last_turn) return;
    first_chosen = first_turn;
    turn_chosen.assign(last_turn - first_turn, 1);
  }
};

/// How many turns of the speaker after the moment's own are looked at where a rule does not say.
inline constexpr int64_t kDefaultReachTurns = 3;

/// The reach of a scope (rubric language, *Conditions* and *Reach*). `who` is whose turns count. `after` and
/// `before` are the states of the scope's moments, null where it has none.
Reach reach_of(const CompiledScope& scope, Who who, const Surroundings& around, const CallText& call,
               const MomentState* after, const MomentState* before);

}  // namespace zhijian
