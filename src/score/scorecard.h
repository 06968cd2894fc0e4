#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "calls/reader.h"
#include "score/quotes.h"
#include "search/outcome.h"

namespace zhijian {

/// Everything that a report shows, computed and rounded: writers only lay it out.

/// A ratio from 0 to 1, rounded half up to four decimals.
struct Ratio {
  int64_t ten_thousandths = 0;

  static Ratio of(uint64_t part, uint64_t whole);  ///< `whole` is not 0
  static Ratio nearest(double value);
  std::string to_string() const;  ///< shortest form: "0.93", "1"
  bool operator==(const Ratio&) const = default;
};

/// How the scores of an agent's calls lie, each rounded half up to two decimals. See statistics.h.
struct ScoreSpread {
  Decimal mean, median, min, max;
  std::optional<Decimal> stddev;               ///< of a sample (n - 1); null with fewer than two scores
  std::optional<Decimal> ci95_low, ci95_high;  ///< of the mean; likewise
};

/// Why verdicts are Unknown.
struct ReasonCard {
  std::string text;  ///< in English
  uint64_t calls = 0;
};

struct RuleCard {
  std::string rubric, id, name, dimension, instead;
  bool draft = false;
  uint64_t applied = 0;  ///< calls in which it passed, failed, or awaits review
  uint64_t failed = 0;
  uint64_t unknown = 0;
  uint64_t review = 0;
  uint64_t critical = 0;            ///< of the failed: those in which that was critical, in whatever way
  uint64_t hits = 0;                ///< pieces of evidence in failed calls, missing phrases included
  Decimal points;                   ///< sum over calls; for a draft what it would have been
  std::vector<ReasonCard> reasons;  ///< most frequent first, then by text
  Quotes quotes;
};

struct DimensionCard {
  std::string rubric, id, name;
  std::optional<Decimal> mean;  ///< over the calls in which it has a score
  std::optional<Decimal> max;
};

struct AgentCard {
  std::string agent;
  std::string name,
      team;  ///< as most of the agent's calls have it, of equally frequent ones the first by bytes
  uint64_t calls = 0;
  uint64_t scored = 0;  ///< those with a score
  std::optional<ScoreSpread> score;
  Decimal ceiling;                   ///< the best score that the agent's rubrics give
  std::optional<std::string> grade;  ///< of the mean; null where the agent's rubrics grade differently
  std::optional<bool> passed;        ///< whether the mean passes; likewise
  std::optional<uint64_t> rank;      ///< from 1, shared by equal means; null without score
  std::optional<Ratio> pass_rate;    ///< over the calls that passed or not
  uint64_t critical_calls = 0;
  uint64_t review_calls = 0;
  std::vector<DimensionCard> dimensions;
  std::vector<RuleCard> rules;  ///< in the rubric's order

  /// Those that cost something, without drafts: critical failures first, then by points, failed calls and id.
  std::vector<const RuleCard*> costly_rules() const;
};

struct TeamCard {
  std::string team;
  uint64_t agents = 0;
  uint64_t calls = 0;
  std::optional<Decimal> mean;
  std::optional<Ratio> pass_rate;
};

struct RubricCard {
  std::string id, version, digest;
};

/// What only the one who reads the calls can count.
struct InputCounts {
  uint64_t calls = 0;  ///< all that were met
  uint64_t undecided = 0;  ///< read and not scored
  uint64_t rejected = 0;
  uint64_t duplicates = 0;
  uint64_t not_applicable = 0;                ///< no rubric is for them
  uint64_t not_applicable_missing_field = 0;  ///< of these: a field that `applies_to` asks for is missing
  uint64_t swapped = 0;                       ///< whose speakers look exchanged
};

struct Summary {
  InputCounts input;
  uint64_t scored = 0;   ///< calls with at least one record
  uint64_t records = 0;  ///< one for each call and agent; what follows counts these
  uint64_t agents = 0;
  std::optional<Decimal> mean;
  std::optional<Ratio> pass_rate;
  uint64_t critical_calls = 0;
  uint64_t review_calls = 0;
  uint64_t unknown_verdicts = 0;  ///< without drafts
};

struct Report {
  std::vector<RubricCard> rubrics;  ///< by id, version, digest
  Summary summary;
  std::vector<AgentCard> agents;  ///< best first, then by id; those without score last
  std::vector<TeamCard> teams;    ///< likewise; calls without a team are in none
  std::vector<Reject> rejects;
  uint64_t ranked = 0;                ///< agents that have a rank, chosen or not
  std::vector<std::string> left_out;  ///< ids and names of agents that were not chosen: never written

  /// Then ids of rules and dimensions are not enough to tell them apart.
  bool has_several_rubrics() const { return !rubrics.empty() && rubrics.front().id != rubrics.back().id; }
};

}  // namespace zhijian
