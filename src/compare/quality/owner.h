#pragma once

#include <cstdint>

#include "base/decimal.h"

namespace zhijian {

/// What a part of a rubric belongs to.
enum class RubricOwner : uint8_t { Rule, Moment, Set };

/// A share in percent with two decimals, cut off, so that 90 is not shown where it is not reached; 100 of
/// nothing.
inline Decimal percent_of(uint64_t part, uint64_t whole) {
  return whole == 0 ? Decimal::from_int(100)
                    : Decimal::from_hundredths(static_cast<int64_t>(part * 10000 / whole));
}

}  // namespace zhijian
