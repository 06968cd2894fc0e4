#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhijian {

/// Points and scores: an exact number with two decimals, so that sums do not depend on their order.
class Decimal {
 public:
  constexpr Decimal() = default;
  static constexpr Decimal from_hundredths(int64_t hundredths) { return Decimal(hundredths); }
  static constexpr Decimal from_int(int64_t whole) { return Decimal(whole * 100); }
  /// "5", "-2.5", "0.25"; nothing where it is no number, has more than two decimals, or exceeds 10^12.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr int64_t hundredths() const { return hundredths_; }
  /// Shortest form: "5", "2.5", "-0.25".
  std::string to_string() const;

  constexpr Decimal operator-() const { return Decimal(-hundredths_); }
  constexpr Decimal operator+(Decimal other) const { return Decimal(hundredths_ + other.hundredths_); }
  constexpr Decimal operator-(Decimal other) const { return Decimal(hundredths_ - other.hundredths_); }
  constexpr Decimal operator*(int64_t factor) const { return Decimal(hundredths_ * factor); }
  constexpr Decimal& operator+=(Decimal other) { return *this = *this + other; }
  constexpr auto operator<=>(const Decimal&) const = default;

 private:
  explicit constexpr Decimal(int64_t hundredths) : hundredths_(hundredths) {}
  int64_t hundredths_ = 0;
};

}  // namespace zhijian
