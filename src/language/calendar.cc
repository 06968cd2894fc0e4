#include "language/calendar.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace zhijian {

namespace {

/// A number of exactly so many digits.
std::optional<int> digits(std::string_view text, size_t begin, size_t count) {
  if (begin + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace

std::optional<int64_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<int64_t> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 3, 2);
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<int> parse_weekday(std::string_view text) {
  static constexpr std::string_view kEnglish[] = {"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
  const std::string lower = lower_case(text);
  for (int day = 0; day < 7; ++day) {
    if (lower == kEnglish[day]) return day;
  }
  static constexpr std::pair<std::string_view, int> kDays[] = {{"一", 0}, {"二", 1}, {"三", 2}, {"四", 3},
                                                               {"五", 4}, {"六", 5}, {"日", 6}, {"天", 6}};
  for (const std::string_view prefix : {"周", "週", "星期", "礼拜", "禮拜"}) {
    if (!text.starts_with(prefix)) continue;
    for (const auto& [name, day] : kDays) {
      if (text.substr(prefix.size()) == name) return day;
    }
  }
  return std::nullopt;
}

}  // namespace zhijian
