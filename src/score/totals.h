#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "score/call_record.h"
#include "score/exact.h"
#include "score/kept_quotes.h"
#include "score/scorecard.h"
#include "score/statistics.h"

namespace zhijian {

/// What Scorecards keeps: exact sums of call records. Each `merge` gives what adding the other's records
/// would have.

/// Texts that many totals share, each kept once. What get() gives lives as long as the pool.
class TextPool {
 public:
  const std::string* get(std::string_view text) {
    const auto known = texts_.find(text);
    return known != texts_.end() ? &*known : &*texts_.emplace(text).first;
  }

 private:
  std::set<std::string, std::less<>> texts_;
};

/// Wide enough for any number of records.
__extension__ typedef __int128 Sum;

using Reasons = std::map<std::string, uint64_t, std::less<>>;

/// There are very many, agents × rules for each thread, and for most of them nothing but `applied` is to be
/// said.
struct RuleTotals {
  struct Findings {
    const std::string* instead = nullptr;  ///< null until a record has it
    uint64_t failed = 0, hits = 0;
    Sum points = 0;  ///< hundredths
    KeptQuotes quotes;
    uint64_t unknown = 0, review = 0, critical = 0;
    Reasons reasons;  ///< and in how many calls

    void merge(Findings&& other);
  };

  const std::string* id = nullptr;  ///< this and the next are in a TextPool
  const std::string* name = nullptr;
  const std::string* dimension = nullptr;
  bool draft = false;
  uint64_t applied = 0;
  std::unique_ptr<Findings> findings;  ///< null where the rule only ever passed or did not apply

  void add(std::string_view call, const RuleRecord& record, TextPool& pool);
  void merge(RuleTotals&& other);
};

struct DimensionTotals {
  const std::string* id = nullptr;  ///< this and the next are in a TextPool
  const std::string* name = nullptr;
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

  /// All but the rules.
  void add(const CallRecord& record, TextPool& pool);
  /// To be called behind add(), for each record or for none.
  void add_rules(const CallRecord& record, TextPool& pool);
  void merge(RecordCell&& other);
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
