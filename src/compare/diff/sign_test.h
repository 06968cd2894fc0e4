#pragma once

#include <cstdint>

#include "score/scorecard.h"

namespace zhijian {

/// Whether as many better as worse could be chance: the two-sided sign test over calls that differ.
struct SignTest {
  /// The probability of a split at least as uneven where better and worse are equally likely.
  Ratio p;
  bool exact = true;  ///< the binomial distribution; else its normal approximation
};

/// Up to this many calls that differ the test is exact.
inline constexpr uint64_t kMostExact = 1000;

/// At least one of the numbers is not 0.
SignTest sign_test(uint64_t better, uint64_t worse);

}  // namespace zhijian
