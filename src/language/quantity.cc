#include "language/quantity.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace zhijian {

namespace {

/// Digits, perhaps with a point and decimals, perhaps with a minus; no exponent, no infinity.
std::optional<double> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789.-") != std::string_view::npos) {
    return std::nullopt;
  }
  if (text.front() == '.' || text.back() == '.' || text.starts_with("-.")) return std::nullopt;
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

using Outcome = ParsedComparison::Outcome;

ParsedComparison with_limit(Comparison::Kind kind, std::string_view text, Unit unit) {
  const std::optional<double> limit = parse_quantity(text, unit);
  if (!limit) return {Outcome::BadQuantity, {}};
  return {Outcome::Fine, {kind, *limit, 0}};
}

ParsedComparison between(std::string_view from, std::string_view to, Unit unit) {
  const std::optional<double> low = parse_quantity(from, unit);
  const std::optional<double> high = parse_quantity(to, unit);
  if (!low || !high) return {Outcome::BadQuantity, {}};
  return {*low <= *high ? Outcome::Fine : Outcome::Reversed, {Comparison::Kind::Between, *low, *high}};
}

}  // namespace

std::optional<int64_t> parse_duration(std::string_view text) {
  double scale = 1;
  if (text.ends_with("ms")) {
    text.remove_suffix(2);
  } else if (text.ends_with('s') || text.ends_with('m')) {
    scale = text.back() == 's' ? 1000 : 60'000;
    text.remove_suffix(1);
  } else {
    return std::nullopt;
  }
  const std::optional<double> value = parse_number(text);
  if (!value || *value < 0) return std::nullopt;
  const double exact = *value * scale;
  const double whole = std::round(exact);
  if (std::abs(exact - whole) > 1e-6 || whole > 1e12) return std::nullopt;
  return static_cast<int64_t>(whole);
}

std::optional<double> parse_quantity(std::string_view text, Unit unit) {
  switch (unit) {
    case Unit::Count: {
      const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
      return digits ? parse_number(text) : std::nullopt;
    }
    case Unit::Number:
      return parse_number(text);
    case Unit::Duration: {
      const std::optional<int64_t> ms = parse_duration(text);
      return ms ? std::optional(static_cast<double>(*ms)) : std::nullopt;
    }
    case Unit::Share: {
      const bool percent = text.ends_with('%');
      if (percent) text.remove_suffix(1);
      const std::optional<double> value = parse_number(text);
      const double share = value.value_or(-1) / (percent ? 100 : 1);
      return share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
    const size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

ParsedComparison parse_comparison(std::string_view text, Unit unit) {
  using Kind = Comparison::Kind;
  static constexpr std::pair<std::string_view, Kind> kOperators[] = {
      {">=", Kind::AtLeast}, {"<=", Kind::AtMost}, {"==", Kind::Exactly},
      {">", Kind::Over},     {"<", Kind::Under},   {"=", Kind::Exactly}};
  std::vector<std::string_view> words = split_words(text);
  if (words.empty()) return {};
  for (const auto& [mark, kind] : kOperators) {
    if (!words[0].starts_with(mark)) continue;
    words[0].remove_prefix(mark.size());
    if (words[0].empty()) words.erase(words.begin());
    return words.size() == 1 ? with_limit(kind, words[0], unit) : ParsedComparison{Outcome::BadQuantity, {}};
  }
  if (words.size() == 1) {
    const bool number = parse_quantity(words[0], unit) || parse_number(words[0]) ||
                        parse_duration(words[0]) || parse_quantity(words[0], Unit::Share);
    return {number ? Outcome::BareNumber : Outcome::NoComparison, {}};
  }
  const auto is = [&](size_t i, std::string_view word) { return i < words.size() && words[i] == word; };
  if (words.size() == 3 && is(1, "to")) return between(words[0], words[2], unit);
  if (words.size() == 3 && is(0, "at") && is(1, "least")) return with_limit(Kind::AtLeast, words[2], unit);
  if (words.size() == 3 && is(0, "at") && is(1, "most")) return with_limit(Kind::AtMost, words[2], unit);
  if (words.size() == 2 && is(0, "over")) return with_limit(Kind::Over, words[1], unit);
  if (words.size() == 2 && is(0, "under")) return with_limit(Kind::Under, words[1], unit);
  if (words.size() == 2 && is(0, "exactly")) return with_limit(Kind::Exactly, words[1], unit);
  return {};
}

}  // namespace zhijian
