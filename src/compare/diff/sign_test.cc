#include "compare/diff/sign_test.h"

#include <algorithm>
#include <cmath>

#include "score/exact.h"

namespace zhijian {

namespace {

/// Twice the lower tail up to `fewer` of `n` throws of a coin.
Ratio exact_tails(uint64_t fewer, uint64_t n) {
  BigInt ways = 1;  // to choose i of n
  BigInt sum = 1;
  for (uint64_t i = 1; i <= fewer; ++i) {
    ways = ways * (n - i + 1) / i;
    sum += ways;
  }
  const BigInt p = round_half_up(2 * sum * 10'000, BigInt(1) << n);
  return {static_cast<int64_t>(std::min<BigInt>(p, 10'000))};
}

/// The same by the normal distribution, with the correction for continuity.
Ratio normal_tails(uint64_t fewer, uint64_t n) {
  const double distance = static_cast<double>(n - 2 * fewer) - 1;
  const double z = std::max(0.0, distance) / std::sqrt(static_cast<double>(n));
  return Ratio::nearest(std::erfc(z / std::sqrt(2.0)));
}

}  // namespace

SignTest sign_test(uint64_t better, uint64_t worse) {
  const uint64_t n = better + worse, fewer = std::min(better, worse);
  if (n <= kMostExact) return {exact_tails(fewer, n), true};
  return {normal_tails(fewer, n), false};
}

}  // namespace zhijian
