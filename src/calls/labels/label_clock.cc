#include "calls/labels/label_clock.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "base/utf8.h"
#include "calls/labels/folded_line.h"
#include "calls/times.h"

namespace zhijian {

namespace {

constexpr int64_t kHour = 3'600'000;

/// Walks through a text.
struct Cursor {
  std::u32string_view text;
  size_t at = 0;

  char32_t front() const { return at < text.size() ? text[at] : 0; }
  bool take(char32_t c) { return front() == c ? ++at, true : false; }
  bool take(std::u32string_view word) {
    if (!text.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  }
  void blanks() {
    while (front() == U' ') ++at;
  }
  /// A number of `least` to `most` digits that ends with them.
  std::optional<int> number(size_t least, size_t most) {
    size_t end = at;
    int value = 0;
    while (end < text.size() && is_digit(text[end]) && end - at < most) {
      value = value * 10 + static_cast<int>(text[end++] - U'0');
    }
    if (end - at < least || (end < text.size() && is_digit(text[end]))) return std::nullopt;
    at = end;
    return value;
  }
};

struct ClockMoment {
  int64_t ms = 0;
  int64_t day = 0;
  bool has_date = false;
  bool has_seconds = false;
};

bool take_date(Cursor& cursor, ClockMoment& moment) {
  Cursor ahead = cursor;
  std::optional<int> year = ahead.number(4, 4);
  if (year && !(ahead.take(U'-') || ahead.take(U'/') || ahead.take(U'.') || ahead.take(U'年'))) return false;
  ahead.blanks();
  const std::optional<int> month = ahead.number(1, 2);
  if (!month || *month < 1 || *month > 12) return false;
  if (!(ahead.take(U'-') || ahead.take(U'/') || (year && ahead.take(U'.')) || ahead.take(U'月')))
    return false;
  ahead.blanks();
  const std::optional<int> day = ahead.number(1, 2);
  if (!day || *day < 1 || *day > 31) return false;
  ahead.take(U'日');
  ahead.take(U'号');
  ahead.blanks();
  if (!ahead.take(U'T')) ahead.take(U',');
  ahead.blanks();
  if (year) {
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return false;
    moment.day = std::chrono::sys_days(date).time_since_epoch().count();
    moment.has_date = true;
  }
  cursor = ahead;
  return true;
}

/// Hours to add for what says the half of the day.
std::optional<int> take_half(Cursor& cursor,
                             std::initializer_list<std::pair<std::u32string_view, int>> words) {
  for (const auto& [word, hours] : words) {
    if (cursor.take(word)) return hours;
  }
  return std::nullopt;
}

bool take_clock(Cursor& cursor, ClockMoment& moment) {
  Cursor ahead = cursor;
  std::optional<int> half =
      take_half(ahead, {{U"上午", 0}, {U"下午", 12}, {U"凌晨", 0}, {U"早上", 0}, {U"晚上", 12}});
  ahead.blanks();
  const size_t begin = ahead.at;
  int colons = 0;
  while (is_digit(ahead.front()) || (ahead.front() == U':' && colons < 2)) {
    if (ahead.front() == U':') {
      // A colon belongs to the clock only where digits go on behind it.
      if (ahead.at + 1 >= ahead.text.size() || !is_digit(ahead.text[ahead.at + 1])) break;
      ++colons;
    }
    ++ahead.at;
  }
  if (colons == 0) return false;
  if ((ahead.front() == U'.' || ahead.front() == U',') && ahead.at + 1 < ahead.text.size() &&
      is_digit(ahead.text[ahead.at + 1])) {
    ++ahead.at;
    while (is_digit(ahead.front())) ++ahead.at;
  }
  const auto clock = parse_clock(to_utf8(ahead.text.substr(begin, ahead.at - begin)));
  if (!clock || is_latin(ahead.front())) {
    if (!clock || ahead.front() != U'Z') return false;
  }
  Cursor behind = ahead;
  behind.blanks();
  if (const auto after = take_half(behind, {{U"AM", 0}, {U"PM", 12}, {U"am", 0}, {U"pm", 12}});
      after && !half) {
    half = after;
    ahead = behind;
  }
  ahead.take(U'Z');
  if ((ahead.front() == U'+' || ahead.front() == U'-') && moment.has_date) {
    Cursor zone = ahead;
    ++zone.at;
    if (zone.number(2, 2) && (zone.take(U':'), zone.number(2, 2))) ahead = zone;
  }
  // 9:03 of a day are hours and minutes, of a recording minutes and seconds.
  moment.ms = colons == 1 && (half || moment.has_date) ? *clock * 60 : *clock;
  moment.has_seconds = colons == 2;
  if (half && colons > 0 && moment.ms < 13 * kHour) moment.ms = moment.ms % (12 * kHour) + *half * kHour;
  cursor = ahead;
  return true;
}

bool take_moment(Cursor& cursor, ClockMoment& moment, bool whole) {
  const bool dated = take_date(cursor, moment);
  if (take_clock(cursor, moment)) return moment.has_seconds |= dated, true;
  if (dated || !whole) return false;
  // In brackets a number with its unit: `12.3s`.
  const size_t begin = cursor.at;
  size_t end = begin;
  while (end < cursor.text.size() &&
         std::u32string_view(U"-~>").find(cursor.text[end]) == std::u32string_view::npos)
    ++end;
  const auto time = parse_call_time(to_utf8(cursor.text.substr(begin, end - begin)));
  if (!time) return false;
  moment.ms = *time;
  cursor.at = end;
  return true;
}

bool take_dash(Cursor& cursor) {
  cursor.blanks();
  for (const std::u32string_view dash : {U"-->", U"->", U"~", U"--", U"-", U"→", U"至", U"到"}) {
    if (cursor.take(dash)) return cursor.blanks(), true;
  }
  return false;
}

}  // namespace

std::optional<LabelTimes> take_times(std::u32string_view text, bool whole) {
  Cursor cursor{text};
  ClockMoment begin;
  if (whole) cursor.blanks();
  if (!take_moment(cursor, begin, whole)) return std::nullopt;
  LabelTimes times{begin.ms, kNoTime, begin.day, begin.has_date, begin.has_seconds, 0};
  Cursor ahead = cursor;
  ClockMoment end;
  if (take_dash(ahead) && take_moment(ahead, end, whole)) {
    times.end_ms = end.ms + (end.has_date && begin.has_date ? (end.day - begin.day) * 24 * kHour : 0);
    times.is_certain |= end.has_seconds;
    cursor = ahead;
  }
  if (whole) cursor.blanks();
  if (whole && cursor.at < text.size()) return std::nullopt;
  times.length = cursor.at;
  return times;
}

bool looks_like_times(std::u32string_view inside) {
  const bool has_digit = std::any_of(inside.begin(), inside.end(), is_digit);
  return has_digit &&
         std::all_of(inside.begin(), inside.end(),
                     [](char32_t c) {
                       return is_digit(c) ||
                              std::u32string_view(U" :.,-~>ms").find(c) != std::u32string_view::npos;
                     }) &&
         inside.find_first_of(U":ms") != std::u32string_view::npos;
}

std::string iso_of(int64_t day, int64_t ms) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day + ms / (24 * kHour)))};
  const int64_t seconds = ms % (24 * kHour) / 1000;
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                static_cast<int>(seconds % 60));
  return out;
}

}  // namespace zhijian
