#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/comparison.h"
#include "base/source_file.h"
#include "language/phrase.h"

namespace zhijian {

/// A name or text in a rubric and where it stands.
struct Named {
  std::string text;
  Place place;
};

/// Who a condition asks about. `Nobody`: a silence without a speaker, and conditions about the call.
enum class Who : uint8_t { Agent, Customer, System, Other, Anyone, Nobody };

/// How close is close enough.
struct Match {
  enum class Kind : uint8_t { Normal, Literal, Homophone, FuzzyHomophone, Similar, SimilarBySound };
  Kind kind = Kind::Normal;
  double threshold = 1;  ///< of Similar and SimilarBySound: 0 < threshold <= 1
  bool operator==(const Match&) const = default;
};

/// `at:`. Turns count those of the condition's speaker, or all for `anyone`.
struct At {
  enum class Kind : uint8_t { FirstTurns, LastTurns, FirstTime, LastTime };
  Kind kind = Kind::FirstTurns;
  int64_t amount = 1;  ///< turns, or milliseconds
  bool operator==(const At&) const = default;
};

/// `within:`.
struct Within {
  enum class Kind : uint8_t { Turn, Turns, Time, Rest, Call };
  Kind kind = Kind::Turn;
  int64_t amount = 0;  ///< turns, or milliseconds
  bool operator==(const Within&) const = default;
};

enum class Alone : uint8_t { Turn, Clause };

/// Where and how, as written beside one condition. What is not given is inherited from the combination around
/// it.
struct Scope {
  std::optional<At> at;
  std::optional<Named> after;   ///< a moment's name, or "when"
  std::optional<Named> before;  ///< likewise
  std::optional<Within> within;
  std::optional<Comparison> times;
  std::optional<std::vector<Phrase>> except;
  std::optional<bool> ignore_negated;
  std::optional<Alone> alone;
  std::optional<Match> match;
  Place place;                              ///< of the first of these keys
  std::map<std::string, Place> key_places;  ///< of the value of each key that is given
};

/// A test on one field of the call: `call: {satisfaction: at most 2}`.
struct FieldTest {
  enum class Kind : uint8_t {
    Texts,      ///< equal after folding to one of `texts`; several dates also
    Number,     ///< `comparison`; durations in milliseconds, shares from 0 to 1
    DateRange,  ///< `low` to `high` as days since 1970-01-01, both included; an open end is INT64_MIN or MAX
    TimeRange,  ///< `low` to `high` as minutes of the day, the end excluded; may run over midnight (low >
                ///< high)
    Weekdays,   ///< `weekdays`: bit 0 Monday … bit 6 Sunday
  };
  Named field;
  Kind kind = Kind::Texts;
  std::vector<Named> texts;
  Comparison comparison;
  int64_t low = 0;
  int64_t high = 0;
  uint8_t weekdays = 0;
  std::string written;  ///< as the author wrote the value, for `show` and messages
};

/// Who does what, and where. As written: nothing inherited, no name resolved.
struct Condition {
  enum class Kind : uint8_t {
    Phrases,
    Regex,
    Silence,
    Overlap,
    Rate,
    Repeats,
    Label,
    All,
    Any,
    Not,
    AtLeast,
    Sequence,
    Moment,
    Call,
  };
  Kind kind = Kind::Phrases;
  Who who = Who::Nobody;
  std::vector<Phrase> phrases;    ///< Phrases
  std::vector<Named> patterns;    ///< Regex: RE2 syntax as written
  Comparison comparison;          ///< Silence, Overlap: ms; Rate: characters a minute; Repeats: times
  std::vector<Named> labels;      ///< Label
  std::vector<Condition> parts;   ///< combinations; Not has one
  uint32_t count = 0;             ///< AtLeast: n
  Named moment;                   ///< Moment
  std::vector<FieldTest> fields;  ///< Call
  Scope scope;
  Place place;

  bool is_combination() const {
    return kind == Kind::All || kind == Kind::Any || kind == Kind::Not || kind == Kind::AtLeast ||
           kind == Kind::Sequence;
  }
};

}  // namespace zhijian
