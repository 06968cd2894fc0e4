#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhijian {

/// "over 5s", "at least 2", "2 to 3": a test on a number. The unit belongs to what is tested (ms for times).
struct Comparison {
  enum class Kind : uint8_t { Over, Under, AtLeast, AtMost, Exactly, Between };
  Kind kind = Kind::AtLeast;
  double low = 0;   ///< the only limit, or the lower of two
  double high = 0;  ///< of Between; both ends belong to it

  bool holds(double value) const {
    switch (kind) {
      case Kind::Over:
        return value > low;
      case Kind::Under:
        return value < low;
      case Kind::AtLeast:
        return value >= low;
      case Kind::AtMost:
        return value <= low;
      case Kind::Exactly:
        return value == low;
      case Kind::Between:
        return low <= value && value <= high;
    }
    return false;
  }
  /// True where a larger value can make a true test false: such a test is decided only at the end.
  bool has_upper_limit() const { return kind != Kind::Over && kind != Kind::AtLeast; }
  bool operator==(const Comparison&) const = default;
};

}  // namespace zhijian
