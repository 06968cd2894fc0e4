#include "base/decimal.h"

namespace zhijian {

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  constexpr int64_t kLimit = 1'000'000'000'000;
  int64_t whole = 0;
  size_t at = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    whole = whole * 10 + (text[at] - '0');
    if (whole > kLimit) return std::nullopt;
  }
  if (at == 0) return std::nullopt;
  int64_t hundredths = 0;
  if (at < text.size()) {
    if (text[at] != '.') return std::nullopt;
    const std::string_view digits = text.substr(at + 1);
    if (digits.empty() || digits.size() > 2) return std::nullopt;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return std::nullopt;
      hundredths = hundredths * 10 + (digit - '0');
    }
    if (digits.size() == 1) hundredths *= 10;
  }
  const int64_t value = whole * 100 + hundredths;
  return from_hundredths(negative ? -value : value);
}

std::string Decimal::to_string() const {
  const int64_t magnitude = hundredths_ < 0 ? -hundredths_ : hundredths_;
  std::string out = hundredths_ < 0 ? "-" : "";
  out += std::to_string(magnitude / 100);
  const int64_t rest = magnitude % 100;
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

}  // namespace zhijian
