#include "base/moments.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "base/trim.h"

namespace zhijian {

namespace {

constexpr int64_t kSecond = 1000;
constexpr int64_t kMinute = 60 * kSecond;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;

bool take(std::string_view& text, std::string_view token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

bool take_any(std::string_view& text, std::initializer_list<std::string_view> tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [&](std::string_view token) { return take(text, token); });
}

size_t count_digits(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) - text.begin());
}

int64_t value_of(std::string_view digits) {
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// A number of at most so many digits.
std::optional<int64_t> take_number(std::string_view& text, size_t most) {
  const size_t count = count_digits(text);
  if (count == 0 || count > most) return std::nullopt;
  const int64_t value = value_of(text.substr(0, count));
  text.remove_prefix(count);
  return value;
}

/// Digits behind a point, as milliseconds.
int64_t take_fraction(std::string_view& text) {
  if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !is_ascii_digit(text[1])) return 0;
  text.remove_prefix(1);
  const size_t count = count_digits(text);
  int64_t ms = 0;
  for (size_t i = 0; i < 3; ++i) ms = ms * 10 + (i < count ? text[i] - '0' : 0);
  text.remove_prefix(count);
  return ms;
}

bool take_day(std::string_view& text, Moment& moment) {
  std::string_view rest = text;
  const auto year = take_number(rest, 4);
  if (!year || *year < 1970 || *year > 2200) return false;
  std::string_view separator;
  for (const std::string_view candidate : {"-", "/", ".", "年"}) {
    if (take(rest, candidate)) separator = candidate;
  }
  rest = trim_left(rest);
  const auto month = take_number(rest, 2);
  if (separator.empty() || !month || !take(rest, separator == "年" ? "月" : separator)) return false;
  rest = trim_left(rest);
  const auto day = take_number(rest, 2);
  if (!day || (separator == "年" && !take_any(rest, {"日", "号", "號"}))) return false;
  const auto days = days_of(*year, *month, *day);
  if (!days) return false;
  moment.has_day = true;
  moment.days = *days;
  text = rest;
  return true;
}

/// `星期六`, `周六`, `(六)`: what a day is called.
void take_weekday(std::string_view& text) {
  std::string_view rest = trim_left(text);
  if (!take_any(rest, {"星期", "周", "週", "(", "（"})) return;
  if (!take_any(rest, {"周", "週", "一", "二", "三", "四", "五", "六", "日", "天"})) return;
  take_any(rest, {"一", "二", "三", "四", "五", "六", "日"});
  take_any(rest, {")", "）"});
  text = rest;
}

enum class Half : uint8_t { None, Morning, Afternoon };

Half take_half(std::string_view& text) {
  text = trim_left(text);
  if (take_any(text, {"上午", "早上", "凌晨", "AM", "am", "a.m."})) return Half::Morning;
  if (take_any(text, {"下午", "晚上", "中午", "PM", "pm", "p.m."})) return Half::Afternoon;
  return Half::None;
}

bool take_clock(std::string_view& text, Moment& moment) {
  std::string_view rest = text;
  Half half = take_half(rest);
  rest = trim_left(rest);
  auto hour = take_number(rest, 2);
  if (!hour) return false;
  const bool chinese = take_any(rest, {"时", "時", "点", "點"});
  if (!chinese && !take_any(rest, {":", "："})) return false;
  const auto minute = take_number(rest, 2);
  if (!minute || *minute > 59) return false;
  if (chinese && !take(rest, "分")) return false;
  int64_t ms = 0;
  std::string_view after = rest;
  if (chinese || take_any(after, {":", "："})) {
    const auto second = take_number(after, 2);
    if (second && *second < 60) {
      moment.has_seconds = true;
      ms = *second * kSecond + take_fraction(after);
      if (chinese) take(after, "秒");
      rest = after;
    } else if (!chinese) {
      return false;
    }
  }
  if (half == Half::None) half = take_half(rest);
  if (half == Half::Afternoon && *hour < 12) *hour += 12;
  if (half == Half::Morning && *hour == 12) *hour = 0;
  if (*hour > 23) return false;
  moment.has_clock = true;
  moment.clock_ms = *hour * kHour + *minute * kMinute + ms;
  text = rest;
  return true;
}

void take_zone(std::string_view& text, Moment& moment) {
  std::string_view rest = trim_left(text);
  if (take_any(rest, {"Z", "z", "UTC", "GMT"})) {
    moment.is_utc = true;
    text = rest;
  }
  if (rest.empty() || (rest[0] != '+' && rest[0] != '-')) return;
  const int sign = rest[0] == '-' ? -1 : 1;
  rest.remove_prefix(1);
  const auto number = take_number(rest, 4);
  if (!number) return;
  int64_t minutes = *number > 14 ? *number / 100 * 60 + *number % 100 : *number * 60;
  if (take(rest, ":")) {
    const auto part = take_number(rest, 2);
    if (!part) return;
    minutes += *part;
  }
  moment.is_utc = false;
  moment.zone_minutes = sign * static_cast<int>(minutes);
  text = rest;
}

std::optional<Moment> of_unix(int64_t ms) {
  Moment moment;
  moment.has_day = moment.has_clock = moment.has_seconds = moment.is_utc = true;
  moment.days = ms / kDay;
  moment.clock_ms = ms % kDay;
  return moment;
}

/// Digits alone: 20261121090311, 202611210903, 20261121, or since 1970.
std::optional<Moment> of_digits(std::string_view digits) {
  if (digits.size() == 10) return of_unix(value_of(digits) * kSecond);
  if (digits.size() == 13) return of_unix(value_of(digits));
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return std::nullopt;
  const auto part = [&](size_t at, size_t size) { return value_of(digits.substr(at, size)); };
  const auto days = days_of(part(0, 4), part(4, 2), part(6, 2));
  if (!days || part(0, 4) < 1970 || part(0, 4) > 2200) return std::nullopt;
  Moment moment;
  moment.has_day = true;
  moment.days = *days;
  if (digits.size() == 8) return moment;
  const int64_t second = digits.size() == 14 ? part(12, 2) : 0;
  if (part(8, 2) > 23 || part(10, 2) > 59 || second > 59) return std::nullopt;
  moment.has_clock = true;
  moment.has_seconds = digits.size() == 14;
  moment.clock_ms = part(8, 2) * kHour + part(10, 2) * kMinute + second * kSecond;
  return moment;
}

std::optional<Moment> of_serial(std::string_view text) {
  const size_t whole = count_digits(text);
  if (whole != 5 || value_of(text.substr(0, whole)) < 25569) return std::nullopt;  // 1970
  std::string_view rest = text.substr(whole);
  if (rest.empty()) return moment_of_serial(static_cast<double>(value_of(text)));
  if (rest[0] != '.' || rest.size() == 1 || count_digits(rest.substr(1)) != rest.size() - 1)
    return std::nullopt;
  return moment_of_serial(std::stod(std::string(text)));
}

}  // namespace

std::optional<int64_t> days_of(int64_t year, int64_t month, int64_t day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Moment moment_of_serial(double serial, bool from_1904) {
  Moment moment;
  // Spreadsheets keep some eleven digits behind the point of a day; what they show is whole milliseconds.
  const auto ms = static_cast<int64_t>(std::llround(serial * static_cast<double>(kDay)));
  moment.has_clock = ms % kDay != 0 || serial < 1;
  moment.has_seconds = moment.has_clock;
  moment.has_day = serial >= 1;
  moment.days = ms / kDay - (from_1904 ? 24107 : 25569);
  moment.clock_ms = ms % kDay;
  return moment;
}

std::optional<Moment> parse_moment(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (count_digits(text) == text.size()) {
    if (const auto moment = of_digits(text)) return moment;
  }
  if (const auto moment = of_serial(text)) return moment;
  Moment moment;
  if (take_day(text, moment)) {
    take_weekday(text);
    if (!take(text, "T")) text = trim_left(text);
    if (text.empty()) return moment;
  }
  if (!take_clock(text, moment)) return std::nullopt;
  take_zone(text, moment);
  if (!trim(text).empty()) return std::nullopt;
  return moment;
}

std::string iso_moment(int64_t ms, const Moment& like) {
  Moment moment = like;
  moment.days = ms / kDay;
  moment.clock_ms = ms % kDay;
  moment.has_day = moment.has_clock = true;
  return iso_moment(moment);
}

std::string iso_moment(const Moment& moment) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(moment.days))};
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  std::string out = buffer;
  if (!moment.has_clock) return out;
  const int64_t seconds = moment.clock_ms / kSecond;
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60));
  out += buffer;
  if (moment.has_seconds) {
    std::snprintf(buffer, sizeof buffer, ":%02d", static_cast<int>(seconds % 60));
    out += buffer;
  }
  if (moment.clock_ms % kSecond != 0) {
    std::snprintf(buffer, sizeof buffer, ".%03d", static_cast<int>(moment.clock_ms % kSecond));
    out += buffer;
  }
  if (moment.is_utc) return out + 'Z';
  if (!moment.zone_minutes) return out;
  const int zone = *moment.zone_minutes;
  std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", zone < 0 ? '-' : '+', std::abs(zone) / 60,
                std::abs(zone) % 60);
  return out + buffer;
}

}  // namespace zhijian
