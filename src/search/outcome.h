#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/span.h"
#include "calls/call.h"
#include "language/rubric.h"

namespace zhijian {

/// How closely a hit's words are those of the phrase. Later ones are weaker; the last two are *weak*.
enum class Grade : uint8_t { Exact, Variant, Homophone, Similar };

inline bool is_weak(Grade grade) {
  return grade >= Grade::Homophone;
}

/// What a hit without words has found.
enum class Probe : uint8_t { None, Silence, Overlap, Rate, Repeats, Label };

/// A stretch of one segment.
struct Piece {
  uint32_t segment = 0;  ///< index into Call::segments
  Span text;             ///< in Call::text, within that segment
};

/// A stretch of a turn: nearly always one piece, which costs no memory of its own.
using Pieces = boost::container::small_vector<Piece, 1>;

/// Where a rule's `when` occurred: what called for the words that are missing or forbidden.
struct MomentPlace {
  uint32_t turn = 0;  ///< from 1, over all speakers
  Piece piece;
};

/// One line of evidence, as it goes into a call record.
struct Evidence {
  bool missing = false;  ///< an unmet `require`: only `phrase` and `moment` mean anything
  uint32_t turn = 0;     ///< from 1, over all speakers; 0 if missing
  Speaker speaker = Speaker::Other;
  Pieces pieces;            ///< the first, then those it runs on into; a probe has one: where it lies
  std::string_view phrase;  ///< as the author wrote it; the pattern of a regex; lives in the compiled rubric
  Grade grade = Grade::Exact;
  double similarity = 1;  ///< of weak hits, 0 to 1
  Probe probe = Probe::None;
  int64_t value = 0;       ///< of probes: milliseconds, characters a minute (rounded), times
  std::string_view label;  ///< of Probe::Label; lives in the call
  std::optional<MomentPlace> moment;
};

/// What one rule makes of one call.
struct RuleOutcome {
  Verdict verdict = Verdict::NotApplicable;
  /// Unmet occurrences and turns with a violation: what `per: failure` multiplies the points by. Strong ones
  /// only in a rule with `weak_hits: review`.
  uint32_t failures = 0;
  uint32_t awards = 0;             ///< how often an `award` was earned
  std::vector<Evidence> evidence;  ///< by segment, then begin; of `pass` only where all hits are asked for
  std::optional<Message> reason;   ///< of Unknown and Review
};

/// What a rubric makes of one call of one agent.
struct CallOutcome {
  uint32_t agent = 0;              ///< index into Call::agents
  bool has_turns = true;           ///< false: the call has nothing but hesitations and is to be rejected
  std::vector<RuleOutcome> rules;  ///< in the order of Rubric::rules

  /// What every rule makes of a call in which nothing is found that concerns it, and the rules that had to be
  /// looked at, in order: all others have this verdict, Pass or NotApplicable, and nothing else. The same
  /// object for all calls that have it in common, so that what is done for each rule can be done once for
  /// many calls. Null: nothing is known, and any rule may have any outcome.
  std::shared_ptr<const std::vector<Verdict>> quiet;
  std::vector<uint32_t> looked_at;
};

}  // namespace zhijian
