#pragma once

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

namespace zhijian {

/// Integers of any size: results are exact whatever a rubric's points and the number of calls.
using BigInt = boost::multiprecision::cpp_int;

/// The largest magnitude that a Decimal is read with, in hundredths.
inline constexpr int64_t kMostHundredths = 100'000'000'000'000;

/// numerator / denominator, rounded half up (towards +∞ from the middle). The denominator is positive.
inline BigInt round_half_up(const BigInt& numerator, const BigInt& denominator) {
  const BigInt doubled = 2 * numerator + denominator;
  const BigInt divisor = 2 * denominator;
  BigInt quotient = doubled / divisor;  // towards zero
  if (doubled < 0 && quotient * divisor != doubled) --quotient;
  return quotient;
}

/// The number, or the nearest that a Decimal can be read with.
inline int64_t within_decimal(const BigInt& hundredths) {
  if (hundredths > kMostHundredths) return kMostHundredths;
  if (hundredths < -kMostHundredths) return -kMostHundredths;
  return static_cast<int64_t>(hundredths);
}

}  // namespace zhijian
