#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "language/condition.h"

namespace zhijian {

struct Dimension {
  std::string id;
  std::string name;  ///< empty: the id is shown
  std::optional<Decimal> max;
  Place place;
};

struct GradeStep {
  std::string name;
  Decimal from;  ///< the lowest score with this grade
};

struct ScoreOptions {
  enum class Method : uint8_t { Deduct, Earn };
  Method method = Method::Deduct;
  Decimal base = Decimal::from_int(100);
  Decimal floor;
  std::optional<Decimal> ceiling;  ///< default: base
  std::optional<Decimal> pass;
  std::vector<GradeStep> grades;  ///< highest first
  Place grades_place;
};

/// A set of phrases, `<name>` in a phrase. `inherited` is the set of the same name that this one replaces,
/// for
/// `<name>` inside its own redefinition.
struct PhraseSet {
  std::string name;
  std::vector<Phrase> phrases;
  std::vector<PhraseSet> inherited;  ///< none or one
  Place place;
};

struct MomentDefinition {
  std::string name;
  Condition condition;
  Place place;
};

enum class Verdict : uint8_t { Pass, Fail, NotApplicable, Unknown, Review };

/// A call with the verdict that its rule must give it.
struct Example {
  Verdict expected = Verdict::Pass;
  std::string text;  ///< a call in the text format
  Place place;
};

struct Rule {
  enum class Critical : uint8_t { None, Call, AtMost, Dimension };
  enum class Per : uint8_t { Call, Failure };
  enum class Status : uint8_t { Stable, Draft, Deprecated };
  enum class WeakHits : uint8_t { Count, Review };

  std::string id;
  std::string name, description, source, instead;
  std::vector<std::string> tags;
  std::string dimension;  ///< id, or empty
  Place dimension_place;
  std::vector<FieldTest> applies_to;
  std::optional<Condition> when, require, forbid;
  Decimal points;  ///< what failing costs, not negative; default filled in
  bool points_given = false;
  Per per = Per::Call;
  std::optional<Decimal> cap;
  std::optional<Decimal> award;
  Critical critical = Critical::None;
  Decimal critical_limit;                ///< of AtMost
  WeakHits weak_hits = WeakHits::Count;  ///< default filled in: Review for critical rules
  Status status = Status::Stable;
  std::vector<Example> examples;
  Place place;  ///< of the whole rule
  Place id_place;
  std::map<std::string, Place> key_places;  ///< of each key that the rule gives
};

/// A rubric after `extends`, with every problem already reported: what compile() takes.
struct Rubric {
  std::string id, name, description, version;
  std::vector<FieldTest> applies_to;
  std::string opencc = "t2s";
  std::vector<std::string> fillers;            ///< default filled in
  std::vector<std::vector<std::string>> same;  ///< with the default ones
  ScoreOptions score;
  std::vector<Dimension> dimensions;  ///< in the order written
  std::vector<PhraseSet> phrases;
  std::vector<MomentDefinition> moments;
  std::vector<Rule> rules;
  std::vector<std::string> lint_ignore;  ///< codes
  std::string file;                      ///< as named by the user
  std::string digest;                    ///< "sha256:…" over the canonical form

  const PhraseSet* find_phrases(const std::string& set_name) const;
  const MomentDefinition* find_moment(const std::string& moment_name) const;
  const Dimension* find_dimension(const std::string& dimension_id) const;
};

}  // namespace zhijian
