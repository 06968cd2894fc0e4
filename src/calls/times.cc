#include "calls/times.h"

#include <algorithm>
#include <string>

#include "base/trim.h"

namespace zhijian {

namespace {

constexpr int64_t kSecond = 1000;
constexpr int64_t kMinute = 60 * kSecond;
constexpr int64_t kHour = 60 * kMinute;
constexpr size_t kMaxDigits = 12;  // keeps every product within 64 bits

struct Unit {
  std::string_view name;
  int64_t ms;
};
constexpr Unit kUnits[] = {
    {"毫秒", 1},      {"ms", 1},      {"秒钟", kSecond}, {"秒鐘", kSecond}, {"秒", kSecond},
    {"sec", kSecond}, {"s", kSecond}, {"分钟", kMinute}, {"分鐘", kMinute}, {"分", kMinute},
    {"min", kMinute}, {"m", kMinute}, {"小时", kHour},   {"小時", kHour},   {"时", kHour},
    {"時", kHour},    {"h", kHour},
};

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  const std::string_view digits = text.substr(0, static_cast<size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

/// Digits, and decimals behind one of `points`, times `factor`.
std::optional<int64_t> take_number(std::string_view& text, std::string_view points, int64_t factor) {
  const std::string_view whole = take_digits(text);
  if (whole.empty() || whole.size() > kMaxDigits) return std::nullopt;
  int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  value *= factor;
  if (text.empty() || points.find(text.front()) == points.npos) return value;
  text.remove_prefix(1);
  const std::string_view decimals = take_digits(text);
  if (decimals.empty()) return std::nullopt;
  double fraction = 0;
  double weight = 0.1;
  for (const char c : decimals.substr(0, kMaxDigits)) fraction += (c - '0') * weight, weight /= 10;
  return value + static_cast<int64_t>(fraction * static_cast<double>(factor) + 0.5);
}

}  // namespace

std::optional<int64_t> parse_clock(std::string_view text) {
  text = trim(text);
  int64_t minutes = 0;
  int numbers = 0;
  for (;;) {
    const bool last = text.find(':') == text.npos;
    const auto number = last ? take_number(text, ".,", kSecond) : take_number(text, "", 1);
    if (!number || (numbers > 0 && *number >= (last ? kMinute : 60))) return std::nullopt;
    if (last) return text.empty() && numbers > 0 ? std::optional(minutes * kMinute + *number) : std::nullopt;
    if (!text.starts_with(':') || ++numbers > 2) return std::nullopt;
    minutes = minutes * 60 + *number;
    text.remove_prefix(1);
  }
}

std::optional<int64_t> parse_call_time(std::string_view text) {
  text = trim(text);
  if (text.find(':') != text.npos) return parse_clock(text);
  int64_t total = 0;
  do {
    // The factor is known only behind the number.
    std::string_view rest = text;
    if (!take_number(rest, ".", 1)) return std::nullopt;
    rest = trim_left(rest);
    const Unit* unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                    [&](const Unit& candidate) { return rest.starts_with(candidate.name); });
    if (unit == std::end(kUnits)) return std::nullopt;
    total += *take_number(text, ".", unit->ms);
    text = trim_left(rest.substr(unit->name.size()));
  } while (!text.empty());
  return total;
}

std::optional<int64_t> parse_number(std::string_view text, int64_t factor) {
  text = trim(text);
  const auto number = take_number(text, ".", factor);
  return text.empty() ? number : std::nullopt;
}

std::optional<SegmentTime> parse_segment_time(std::string_view text, bool seconds) {
  text = trim(text);
  const bool digits = std::all_of(text.begin(), text.end(), is_ascii_digit);
  SegmentTime time;
  const auto moment = parse_moment(text);
  const bool is_day = moment && moment->has_day && (!digits || text.size() >= 12) && !moment->is_utc;
  const bool is_serial = is_day && text.find_first_not_of("0123456789.") == text.npos && !digits;
  if (is_day && (!seconds || !is_serial) && (moment->has_clock || !digits)) {
    time.ms = moment->ms();
    time.moment = moment;
    return time;
  }
  constexpr int64_t kUnix = 1'000'000'000;
  const auto number = parse_number(text, 1000);
  const size_t point = text.find('.');
  const bool is_whole = point == text.npos || text.find_first_not_of('0', point + 1) == text.npos;
  if (number && (seconds || (!is_whole && *number >= kUnix * 1000))) return SegmentTime{*number, false, {}};
  if (number && is_whole) return SegmentTime{*number / 1000, false, {}};
  if (moment && moment->has_day) return SegmentTime{moment->ms(), false, moment};
  if (const auto call_time = parse_call_time(text)) {
    return SegmentTime{*call_time, text.find(':') != text.npos, {}};
  }
  if (moment) return SegmentTime{moment->clock_ms, true, {}};
  return std::nullopt;
}

}  // namespace zhijian
