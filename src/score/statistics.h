#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "score/scorecard.h"

namespace zhijian {

/// How often each score occurred: all that mean, median and spread need, exactly, and the same in whatever
/// order scores come. Its memory grows with the number of different scores (10,001 at most from 0 to 100).
class ScoreHistogram {
 public:
  void add(Decimal score, uint64_t times = 1);
  void merge(const ScoreHistogram& other);

  uint64_t count() const { return count_; }
  /// Rounded half up; nothing without scores.
  std::optional<Decimal> mean() const;
  /// The interval for the mean is mean ± t · stddev / √n with Student's t for n - 1 degrees of freedom; it is
  /// not cut off at the floor or ceiling of the scale.
  std::optional<ScoreSpread> spread() const;

 private:
  std::vector<std::pair<int64_t, uint64_t>> times_;  // by score in hundredths, ascending
  uint64_t count_ = 0;
};

/// The 0.975 quantile of Student's t in millionths; `degrees` is at least 1.
int64_t student_t_975(uint64_t degrees);

}  // namespace zhijian
