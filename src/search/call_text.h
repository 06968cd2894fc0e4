#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calls/call.h"
#include "language/condition.h"
#include "search/outcome.h"
#include "text/fold.h"

namespace zhijian {

inline constexpr uint32_t kNoTurn = UINT32_MAX;

/// What one speaker says until another speaks: one or more segments.
struct Turn {
  Speaker speaker = Speaker::Other;
  uint32_t first_segment = 0;  ///< CallText::turn_segments()[first_segment, last_segment)
  uint32_t last_segment = 0;
  uint32_t first_symbol = 0;  ///< CallText::folded().symbols[first_symbol, last_symbol)
  uint32_t last_symbol = 0;
  Span text;                   ///< in Call::text, from its first segment's begin to its last one's end
  int64_t begin_ms = kNoTime;  ///< both kNoTime unless every segment has both times
  int64_t end_ms = kNoTime;
  int64_t spoken_ms = 0;            ///< sum of the segments' durations
  int64_t latest_end_ms = kNoTime;  ///< of this turn and those before it
  uint32_t characters = 0;          ///< folded characters, without sentence breaks
  uint32_t ordinal = 0;             ///< position among the turns of its speaker, from 0

  bool has_times() const { return begin_ms != kNoTime; }
};

/// A call as matching sees it, for one agent: its turns, and its text folded. Keeps its memory between calls.
///
/// Invariants: symbols of different turns are separated by one kTurnBreak; offsets are byte offsets into
/// Call::text, so places in different turns compare like the order in which they were said.
class CallText {
 public:
  /// Folds `call` as a call of `agent` (an index into Call::agents): the words of other agents are `other`'s.
  /// The call must outlive its use here.
  void assign(const Call& call, uint32_t agent, const Folder& folder);

  const Call& call() const { return *call_; }
  uint32_t agent() const { return agent_; }
  const std::vector<Turn>& turns() const { return turns_; }
  const std::vector<uint32_t>& turn_segments() const { return turn_segments_; }
  const FoldedText& folded() const { return folded_; }
  /// The turn of a segment, kNoTurn for one of which folding leaves nothing.
  uint32_t turn_of_segment(uint32_t segment) const { return turn_of_segment_[segment]; }
  /// For a segment without a turn, the turn before it; kNoTurn where there is none.
  uint32_t turn_at_or_before(uint32_t segment) const { return turn_at_or_before_[segment]; }
  /// The segment's speaker in this agent's record.
  Speaker speaker(uint32_t segment) const;
  /// True if every segment has a begin and an end.
  bool all_timed() const { return all_timed_; }
  /// True if any segment has a `labels` field.
  bool has_labels() const { return has_labels_; }
  /// When the last turn ends, of those with times.
  int64_t last_end_ms() const { return last_end_ms_; }
  /// True if every turn has times.
  bool turns_are_timed() const { return turns_are_timed_; }
  /// True if they have, and stand in order of their begin.
  bool turns_are_in_order() const { return turns_are_timed_ && turns_are_in_order_; }

  /// Who has turns: a bit for each Speaker.
  uint8_t speaking() const {
    uint8_t bits = 0;
    for (size_t s = 0; s < 4; ++s) bits |= static_cast<uint8_t>((turns_of_[s].empty() ? 0u : 1u) << s);
    return bits;
  }
  /// Number of turns of that speaker; of all for Anyone and Nobody.
  uint32_t turn_count(Who who) const;
  /// Index of the nth turn of that speaker, n from 0; n must be below turn_count().
  uint32_t nth_turn(Who who, uint32_t n) const;
  /// Number of turns of that speaker before turn `turn`.
  uint32_t turns_before(Who who, uint32_t turn) const;

  /// End of the code point that the symbol came from, as a byte offset in Call::text.
  uint32_t symbol_end(uint32_t symbol) const;
  /// The turn of a symbol.
  uint32_t turn_of_symbol(uint32_t symbol) const;
  /// The turn that holds a byte offset (or the one before it, if it lies between turns).
  uint32_t turn_of_offset(uint32_t offset) const;
  /// The folded symbols that came from a span of the text: [begin, end).
  Span symbols_in(Span text) const;
  /// True if a pause or a sentence end stands between the symbols `left` and `left + 1` of one turn.
  bool pause_after(uint32_t left) const;

  /// Splits a span of the turn's text into its segments' parts; at least one, also for an empty span.
  void pieces(uint32_t turn, Span span, Pieces& out) const;

 private:
  void add_segment(uint32_t segment);
  void finish_turns();
  /// The first of a turn's segments, by place in turn_segments(), whose text ends behind an offset.
  uint32_t first_ending_after(const Turn& turn, uint32_t offset) const;

  const Call* call_ = nullptr;
  uint32_t agent_ = 0;
  std::vector<Turn> turns_;
  std::vector<uint32_t> turn_segments_;
  std::vector<uint32_t> turn_of_segment_;
  std::vector<uint32_t> turn_at_or_before_;  ///< by segment
  std::vector<uint32_t> turns_of_[4];        ///< by Speaker
  FoldedText folded_;
  bool all_timed_ = true;
  bool has_labels_ = false;
  int64_t last_end_ms_ = kNoTime;
  bool turns_are_timed_ = true;
  bool turns_are_in_order_ = true;
};

inline bool is_asked(Who who, Speaker speaker) {
  return who >= Who::Anyone || static_cast<uint8_t>(who) == static_cast<uint8_t>(speaker);
}

}  // namespace zhijian
