#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"
#include "language/condition.h"
#include "search/outcome.h"

namespace zhijian {

/// Which condition of a rule.
enum class RulePart : uint8_t { When, Require, Forbid };

/// Words that were said nearly so, laid beside the phrase.
struct NearestWords {
  /// A stretch that is one kind of difference. `said` alone: what is too much; `asked` alone: what is
  /// missing; both: one for the other. `same`: what was said as asked, or what a gap of the phrase takes.
  struct Step {
    bool same = false;
    Span said;          ///< in Call::text, may be empty
    std::string asked;  ///< characters of the phrase as written, may be empty
  };
  uint32_t turn = 0;  ///< from 1, over all speakers
  Speaker speaker = Speaker::Other;
  Pieces pieces;
  std::string phrase;     ///< as written
  double similarity = 0;  ///< 0 to 1
  bool by_sound = true;   ///< how it was measured: `similar … by sound` or `similar …`
  std::vector<Step> steps;
};

/// The smallest thing that would have made a part of a condition true.
struct Remedy {
  enum class Kind : uint8_t {
    None,          ///< nothing but saying it
    Except,        ///< it was said, but within `words`, which `except` names
    Negated,       ///< it was said, but negated
    NotAlone,      ///< it was said, but not alone
    Reach,         ///< it was said, but where the rule does not look
    OtherSpeaker,  ///< another speaker said it
    Match,         ///< another way of matching finds it
    SentenceEnd,   ///< a sentence end stands inside the words
    GapTooLong,    ///< a gap would have to take `words`
    GapTooShort,
    WrongSlot,  ///< `words` stand where the slot asks for something else
  };
  Kind kind = Kind::None;
  uint32_t turn = 0;  ///< where it was said, from 1
  Speaker speaker = Speaker::Other;
  Span said;           ///< in Call::text; empty where it has no words
  std::string words;   ///< see the kinds
  std::string change;  ///< to the rubric, in its language: "at: first 4"; may be empty
};

/// A turn that was looked at, from 1, over all speakers; not `whole` where only a part of it is in reach.
struct LookedAt {
  uint32_t turn = 0;
  bool whole = true;
};

/// Something that was found, though not often enough, too often, or where it must not be.
struct FoundThere {
  uint32_t turn = 0;
  Span said;
};

/// A part of a condition that did not hold, and why.
struct UnmetPart {
  Condition::Kind kind = Condition::Kind::Phrases;
  Who who = Who::Nobody;
  std::vector<std::string> asked;  ///< phrases, expressions, labels, tests of fields, as written
  std::vector<LookedAt> looked_at;
  bool counted = false;                   ///< `times`: `found` says how often it was there
  std::vector<FoundThere> found;          ///< of Not: what must not be there
  std::optional<double> most;             ///< of silence, overlap and rate: the largest value in reach
  std::string has;                        ///< of Call: what the call has in that field
  std::optional<NearestWords> nearest;    ///< in reach
  std::optional<NearestWords> elsewhere;  ///< where there is none in reach, and no remedy
  Remedy remedy;
};

/// Why one condition of a rule did not hold, at one occurrence of the rule's `when`.
struct NearMiss {
  RulePart part = RulePart::Require;
  std::optional<uint32_t> moment_turn;  ///< of the occurrence, from 1
  std::vector<UnmetPart> parts;
};

/// Finds out why rules did not find what they look for. A slow pass for people, never for scoring.
class NearMissFinder {
 public:
  /// The call must outlive the finder.
  NearMissFinder(std::shared_ptr<const CompiledRubric> rubric, const Call& call, uint32_t agent);
  ~NearMissFinder();

  /// For each unmet `require`, and each `forbid` violated by absence, one, in the order of the missing hits
  /// of the rule's evidence; then, where `when` never occurred, one for it.
  std::vector<NearMiss> of_rule(size_t rule, const RuleOutcome& outcome);

  /// What `forbid` found and did not count: within an `except`, negated, or not alone.
  std::vector<Remedy> not_counted(size_t rule);

  /// For each turn in which `forbid` found something that no `except` took away, the words there that come
  /// nearest to one; nothing for turns without such words.
  std::vector<NearestWords> except_missed(size_t rule);

  /// The turn of a segment, from 1; 0 for one without words.
  uint32_t turn_of_segment(uint32_t segment) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
