#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "score/call_record.h"
#include "score/exact.h"
#include "score/scorecard.h"
#include "score/statistics.h"

namespace zhijian {

/// What Scorecards keeps: exact sums of call records. Each `merge` gives what adding the other's records
/// would have.

/// A quote and what decides whether it is kept: see kQuotesPerRule.
struct RankedQuote {
  Quote quote;
  size_t position = 0;  ///< among the rule's hits in the call
};

struct RuleTotals {
  std::string id, name, dimension, instead;
  bool draft = false;
  uint64_t applied = 0, failed = 0, unknown = 0, review = 0, critical = 0, hits = 0;
  BigInt points = 0;                                     ///< hundredths
  std::map<std::string, uint64_t, std::less<>> reasons;  ///< and in how many calls
  std::vector<RankedQuote> quotes;

  void add(std::string_view call, const RuleRecord& record);
  void merge(const RuleTotals& other);
};

struct DimensionTotals {
  std::string id, name;
  std::optional<Decimal> max;
  BigInt sum = 0;  ///< hundredths
  uint64_t count = 0;

  void add(const DimensionRecord& record);
  void merge(const DimensionTotals& other);
};

struct Scale {
  Decimal ceiling;
  std::optional<Decimal> pass;
  std::vector<std::pair<std::string, Decimal>> grades;  ///< highest first

  bool operator==(const Scale&) const = default;
};

/// How many, and how good: what agents, teams and everybody together have alike.
struct ScoreTotals {
  uint64_t records = 0;
  uint64_t judged = 0;  ///< passed or not
  uint64_t passed = 0;
  uint64_t critical = 0;
  uint64_t review = 0;
  uint64_t unknown_verdicts = 0;  ///< without drafts
  ScoreHistogram scores;

  void add(const CallRecord& record);
  void merge(const ScoreTotals& other);
  std::optional<Ratio> pass_rate() const;
};

/// Records of one agent, under one name, in one team, by one state of one rubric.
struct RecordCell {
  /// So many records had these verdicts of the rules that were not looked at (CallRecord::quiet); of
  /// `rules`, only `applied` is not yet as they make it.
  struct QuietRecords {
    std::shared_ptr<const std::vector<Verdict>> verdicts;
    uint64_t records = 0;
  };
  std::vector<QuietRecords> quiet;

  ScoreTotals score;
  Scale scale;
  std::vector<DimensionTotals> dimensions;
  std::vector<RuleTotals> rules;

  void add(const CallRecord& record);
  void merge(const RecordCell& other);
  /// Counts what `quiet` holds; to be called before `rules` is read.
  void settle();

 private:
  void add_quiet(const std::shared_ptr<const std::vector<Verdict>>& verdicts, uint64_t records);
};

struct RecordCellKey {
  std::string agent, name, team, rubric, version, digest;
};

/// The same as a key to look up, without copying.
struct RecordCellKeyView {
  std::string_view agent, name, team, rubric, version, digest;

  RecordCellKeyView(const RecordCellKey& key)
      : agent(key.agent),
        name(key.name),
        team(key.team),
        rubric(key.rubric),
        version(key.version),
        digest(key.digest) {}
  explicit RecordCellKeyView(const CallRecord& record)
      : agent(record.agent),
        name(record.agent_name),
        team(record.team),
        rubric(record.rubric_id),
        version(record.rubric_version),
        digest(record.rubric_digest) {}
  auto operator<=>(const RecordCellKeyView&) const = default;
};

struct RecordCellKeyLess {
  using is_transparent = void;
  bool operator()(const RecordCellKeyView& a, const RecordCellKeyView& b) const { return a < b; }
};

using RecordCells = std::map<RecordCellKey, RecordCell, RecordCellKeyLess>;

}  // namespace zhijian
