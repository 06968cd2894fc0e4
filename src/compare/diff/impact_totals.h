#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compare/diff/diff_report.h"
#include "compare/diff/rule_impact.h"
#include "score/call_record.h"
#include "score/scorecards.h"
#include "score/statistics.h"

namespace zhijian {

/// A call that is named, and where it stands among them.
struct RankedCall {
  CallChange change;
  bool second = false;  ///< goes after all that are not
};

/// Adds up what two rubrics make of calls. Exact, and the same whatever the order of calls and however they
/// were split over threads; memory grows with agents, rules and different scores, not with calls.
class ImpactTotals {
 public:
  /// The rubrics are those of the records, and outlive this with `changes`.
  ImpactTotals(const Rubric& before, const Rubric& after, const RubricChanges& changes);

  /// A call of one agent by both rubrics; null where that rubric is not for it, but not both. Records have
  /// the evidence of passed rules too.
  void add(const CallRecord* before, const CallRecord* after);

  /// Adds what another one of the same rubrics has.
  void merge(ImpactTotals&& other);

  CallImpact impact(const InputCounts& counts, uint64_t scored, std::vector<Reject> rejects);

 private:
  void add_scores(Decimal before, Decimal after);
  void add_verdicts(const CallRecord& before, const CallRecord& after);
  void name_call(std::vector<RankedCall>& list, const CallRecord& before, const CallRecord& after,
                 bool second);

  Scorecards before_{Scorecards::Detail::NoRules}, after_{Scorecards::Detail::NoRules};
  uint64_t compared_ = 0, only_before_ = 0, only_after_ = 0;
  uint64_t better_ = 0, worse_ = 0, same_ = 0;
  ScoreHistogram scores_before_, scores_after_, score_changes_;
  uint64_t pass_to_fail_ = 0, fail_to_pass_ = 0, critical_new_ = 0, critical_gone_ = 0;
  std::vector<RankedCall> flips_, new_criticals_;
  RuleImpacts rules_;
};

}  // namespace zhijian
