#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/message.h"
#include "compare/diff/fail_condition.h"
#include "compare/diff/rubric_changes.h"
#include "compare/diff/sign_test.h"
#include "score/scorecard.h"

namespace zhijian {

/// What changing a rubric changes: computed once, rounded; writers only lay it out. As everywhere, "calls"
/// are call records, one for each call and agent.

struct RubricState {
  std::string source;  ///< as the user named it
  std::string id, name, version, digest;
};

/// What one rubric makes of an agent; nothing that `calls` = 0 leaves out.
struct AgentState {
  uint64_t calls = 0;
  std::optional<Decimal> mean;
  std::optional<std::string> grade;
  std::optional<uint64_t> rank;
  std::optional<Ratio> pass_rate;
  uint64_t critical_calls = 0;
};

struct AgentChange {
  std::string agent, name, team;
  AgentState before, after;

  /// Mean, grade, pass rate or critical calls; a rank changes also because others change.
  bool is_change() const;
};

struct CallState {
  std::optional<Decimal> score;
  std::optional<std::string> grade;
  std::optional<bool> passed;
  bool critical = false;
};

/// A rule by which a call's score changes.
struct RuleCause {
  std::string id, name;
  std::optional<Verdict> before, after;  ///< nothing where the rubric does not have the rule
  Decimal points_before, points_after;   ///< what it changed; 0 for a draft
  bool critical_before = false, critical_after = false;
};

struct CallChange {
  std::string call, agent;
  CallState before, after;
  std::vector<RuleCause> causes;  ///< in the order of the new rubric, then removed rules
};

/// How many calls that changed in some way are named, the first by id.
inline constexpr size_t kCallsNamed = 50;

/// Words that hit with one rubric and not with the other.
struct HitChange {
  uint64_t hits = 0;
  uint64_t calls = 0;
  std::vector<Quote> quotes;  ///< at most kQuotesPerRule, the first by call id
};

/// What one rubric's rule makes of the calls that both are for.
struct RuleState {
  uint64_t failed = 0, unknown = 0, review = 0, critical = 0;
  Decimal points;  ///< sum over calls; of a draft what it would be

  bool operator==(const RuleState&) const = default;
};

struct RuleImpact {
  std::string id, name;
  std::optional<ItemChange::Kind> change;  ///< nothing for a rule that is written as before
  RuleState before, after;
  uint64_t newly_failed = 0, no_longer_failed = 0;  ///< calls
  HitChange now_hit, no_longer_hit;
};

/// The same calls by both rubrics.
struct PairedScores {
  uint64_t better = 0, worse = 0, same = 0;        ///< calls that have a score by both
  std::optional<Decimal> mean_before, mean_after;  ///< of these
  std::optional<Decimal> change;                   ///< mean of the changes, after less before
  std::optional<Decimal> ci95_low, ci95_high;      ///< of it, by Student's t; needs two calls
  std::optional<SignTest> sign_test;               ///< nothing where no call is better or worse
};

struct CallImpact {
  InputCounts input;
  uint64_t scored = 0;       ///< calls that at least one rubric is for
  uint64_t compared = 0;     ///< records by both rubrics; the pairs that are compared
  uint64_t only_before = 0;  ///< records that only the old rubric makes
  uint64_t only_after = 0;   ///< likewise the new one
  PairedScores scores;
  uint64_t pass_to_fail = 0, fail_to_pass = 0;
  std::vector<CallChange> flips;  ///< those that fail now first
  uint64_t critical_new = 0, critical_gone = 0;
  std::vector<CallChange> new_criticals;
  uint64_t agents = 0;
  std::vector<AgentChange> agents_changed;  ///< in the order of the new scorecards
  std::vector<RuleImpact>
      rules;  ///< those that changed or have another effect, in the order of RubricChanges
  std::vector<Reject> rejects;

  /// Also where a call passes, is critical or is scored at all otherwise.
  bool changes_scores() const;
};

class CompiledRubric;

struct DiffReport {
  RubricState before, after;
  uint64_t rules = 0;  ///< different ids in both rubrics
  RubricChanges changes;
  /// What each added rule of `changes.rules` asks for, as a sentence; empty for others.
  std::vector<std::string> sentences;
  std::optional<CallImpact> impact;  ///< nothing where no calls were given
  std::vector<ConditionResult> conditions;

  bool fails() const;
  /// Nothing where the rule changed nothing, or no calls were given.
  const RuleImpact* impact_of(const std::string& rule) const;
};

/// The comparison of the rubrics alone. `language` is that of the sentences.
DiffReport diff_rubrics(const CompiledRubric& before, const CompiledRubric& after, Language language);

}  // namespace zhijian
