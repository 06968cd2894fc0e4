#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "language/rubric.h"
#include "search/outcome.h"

namespace zhijian {

/// What a call is worth.
///
/// Points of a rule are what it changed: minus what its failing cost, plus what its award added, after `cap`,
/// and for drafts what that would have been. In `earn` a failed rule has lost its points once, whatever `per`
/// says.
///
/// A dimension's score: in `deduct` its `max` less the smaller of `max` and what its rules cost; without
/// `max` minus the cost, with `max` null. In `earn` its share of its weight, which is shown as `max`; null
/// without a share. Awards are not in it. 0 where a rule with `critical: dimension` failed.
struct CallScore {
  struct OfDimension {
    std::optional<Decimal> score;
    std::optional<Decimal> max;
  };
  std::optional<Decimal> score;  ///< null only in `earn`, of a call without any share and no `critical: call`
  const GradeStep* grade =
      nullptr;                 ///< in the rubric; null without `grades`, without score, and below the lowest
  std::optional<bool> passed;  ///< null without `pass` and without score
  bool critical = false;       ///< a rule with `critical: call` or `at most` failed
  bool review = false;         ///< a verdict is Review
  std::vector<OfDimension> dimensions;  ///< in the order of Rubric::dimensions
  std::vector<Decimal> points;          ///< in the order of Rubric::rules; within ±10^12
};

/// Scores calls by one rubric, exactly. One for each thread: it keeps its memory between calls.
class CallScorer {
 public:
  /// `rubric` was loaded without errors and outlives this.
  explicit CallScorer(const Rubric& rubric);

  /// `outcome` has a RuleOutcome for each rule. The result is valid until the next call.
  const CallScore& score(const CallOutcome& outcome);

 private:
  struct Sums {
    int64_t cost = 0;     // of failed rules; all in hundredths
    int64_t passed = 0;   // points of passed rules
    int64_t judged = 0;   // points of passed and failed rules
    bool failed = false;  // by `critical: dimension`
  };

  void start(const CallOutcome& outcome);
  void count(size_t index, const RuleOutcome& outcome);
  void count_quiet(size_t index, Verdict verdict, int64_t times, std::vector<Sums>& sums) const;
  int64_t deducted();
  std::optional<int64_t> earned();
  void limit_and_grade(std::optional<int64_t> hundredths);

  const Rubric& rubric_;
  std::vector<uint32_t> dimension_of_rule_;            // the rubric's number of dimensions: none
  std::vector<int64_t> weights_;                       // of the dimensions in `earn`
  std::vector<Sums> sums_;                             // of the dimensions, then of rules without one
  std::vector<Sums> quiet_sums_;                       // what all rules add up to that were not looked at
  std::shared_ptr<const std::vector<Verdict>> quiet_;  // that quiet_sums_ is about
  std::vector<uint32_t> counted_;                      // rules whose points may not be 0
  int64_t awarded_ = 0;
  bool zero_ = false;               // by `critical: call`
  std::optional<Decimal> at_most_;  // by `critical: at most`
  CallScore result_;
};

}  // namespace zhijian
