#include "calls/call_times.h"

#include <algorithm>

#include "base/trim.h"
#include "base/utf8.h"

namespace zhijian {

namespace {

constexpr int64_t kMinute = 60'000;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kUnixSeconds = 1'000'000'000;  // 2001; as milliseconds of a call, eleven days
constexpr int64_t kUnixMs = 100'000'000'000;     // 1973; as seconds, the year 5138

template <typename Change>
void for_each_time(Call& call, Change change) {
  for (Segment& segment : call.segments) {
    if (segment.begin_ms != kNoTime) change(segment.begin_ms);
    if (segment.end_ms != kNoTime) change(segment.end_ms);
  }
}

void drop_times(Call& call) {
  for (Segment& segment : call.segments) segment.begin_ms = segment.end_ms = kNoTime;
}

struct Extent {
  int64_t first = 0;
  int64_t last = 0;
  size_t times = 0;
};

Extent extent_of(Call& call) {
  Extent extent;
  for_each_time(call, [&](int64_t& time) {
    extent.first = extent.times == 0 ? time : std::min(extent.first, time);
    extent.last = extent.times == 0 ? time : std::max(extent.last, time);
    ++extent.times;
  });
  return extent;
}

/// ISO 8601 for every start of which the day can be told. False where it cannot.
bool settle_start(Call& call, const std::string& day) {
  if (call.start.empty() && day.empty()) return true;
  auto moment = parse_moment(call.start);
  if (const auto date = parse_moment(day); date && date->has_day && (!moment || !moment->has_day)) {
    if (moment || call.start.empty()) {
      Moment joined = moment.value_or(*date);
      joined.has_day = true;
      joined.days = date->days;
      moment = joined;
    }
  }
  if (!moment || !moment->has_day) {
    if (call.start.empty()) call.start = day;
    return false;
  }
  const bool is_iso = call.start.size() > 10 && call.start[10] == 'T' && call.start[4] == '-';
  if (!is_iso) call.start = iso_moment(*moment);
  return true;
}

/// Counts times since 1970 from the call's first. False where only some are.
bool settle_moments(Call& call, const TimeHints& hints) {
  size_t moments = 0;
  size_t times = 0;
  for_each_time(call, [&](int64_t& time) {
    ++times;
    moments += time >= kUnixSeconds;
    if (time >= kUnixSeconds && time < kUnixMs && !hints.moment) time *= 1000;
  });
  if (moments == 0) return true;
  if (moments < times) return false;
  const Extent extent = extent_of(call);
  Moment like;
  like.is_utc = like.has_seconds = true;
  if (hints.moment) like = *hints.moment;
  if (call.start.empty()) call.start = iso_moment(extent.first, like);
  for_each_time(call, [&](int64_t& time) { time -= extent.first; });
  // The same moment in every row is the call's, not the segments'.
  const bool differ = std::any_of(call.segments.begin(), call.segments.end(),
                                  [](const Segment& segment) { return segment.begin_ms != 0; });
  if (!differ && call.segments.size() > 1) drop_times(call);
  return true;
}

/// A clock of the day goes on past midnight, and does not begin with the call.
void settle_clock(Call& call) {
  std::vector<int64_t> times;
  for_each_time(call, [&](int64_t& time) { times.push_back(time); });
  std::sort(times.begin(), times.end());
  if (times.empty() || times.back() >= kDay) return;
  if (times.back() - times.front() > kDay / 2) {
    int64_t before = times.front();
    int64_t widest = 0;
    int64_t after_gap = 0;
    for (const int64_t time : times) {
      if (time - before > widest) widest = time - before, after_gap = time;
      before = time;
    }
    if (widest > kDay / 2) {
      for_each_time(call, [&](int64_t& time) { time += time < after_gap ? kDay : 0; });
    }
  }
  const int64_t first = extent_of(call).first;
  const auto start = parse_moment(call.start);
  const int64_t after_start = start && start->has_clock ? first - start->clock_ms : -kDay;
  const bool near_start = first > 0 && after_start >= -kMinute && after_start <= 10 * kMinute;
  if (first < kHour && !near_start) return;
  if (start && start->has_day && !start->has_clock) {
    Moment like = *start;
    like.has_seconds = true;
    call.start = iso_moment(start->days * kDay + first, like);
  }
  for_each_time(call, [&](int64_t& time) { time -= first; });
}

/// Nobody says two hundred characters a second, nor is a call longer than a day: the unit is another one.
bool is_implausible(Call& call) {
  constexpr int64_t kCharactersASecond = 200;
  constexpr int64_t kEnough = 20;  // characters, to tell anything by
  const Extent extent = extent_of(call);
  if (extent.times == 0) return false;
  if (extent.last - extent.first > kDay) return true;
  int64_t spoken = 0, spoken_ms = 0, begun = 0, characters = 0;
  int64_t first = -1, last = -1;
  for (const Segment& segment : call.segments) {
    const auto count = static_cast<int64_t>(
        count_code_points(std::string_view(call.text).substr(segment.text.begin, segment.text.size())));
    characters += count;
    if (segment.begin_ms == kNoTime) continue;
    if (segment.end_ms > segment.begin_ms) spoken += count, spoken_ms += segment.end_ms - segment.begin_ms;
    first = first < 0 ? segment.begin_ms : std::min(first, segment.begin_ms);
    last = std::max(last, segment.begin_ms);
    ++begun;
  }
  if (spoken >= kEnough && spoken * 1000 > kCharactersASecond * spoken_ms) return true;
  constexpr int64_t kTurns = 5;
  const int64_t span = std::max(extent.last - extent.first, last - first);
  return begun >= kTurns && characters >= 2 * kEnough && characters * 1000 > kCharactersASecond * span;
}

}  // namespace

SettledTimes settle_times(Call& call, const TimeHints& hints) {
  SettledTimes settled;
  settled.start_unread = !settle_start(call, hints.day);
  for (Segment& segment : call.segments) {
    if (segment.end_ms == kNoTime || segment.begin_ms == kNoTime || segment.end_ms >= segment.begin_ms)
      continue;
    if (hints.from_clock && segment.begin_ms < kDay && segment.begin_ms - segment.end_ms > kDay / 2) continue;
    segment.begin_ms = segment.end_ms = kNoTime;
    ++settled.reversed;
  }
  if (!settle_moments(call, hints)) settled.implausible = true;
  if (hints.from_clock && !settled.implausible) settle_clock(call);
  if (!settled.implausible) settled.implausible = is_implausible(call);
  if (settled.implausible) {
    drop_times(call);
    return settled;
  }
  bool all_have_begin = true;
  bool in_order = true;
  int64_t before = 0;
  for (const Segment& segment : call.segments) {
    all_have_begin &= segment.begin_ms != kNoTime;
    in_order &= segment.begin_ms >= before;
    before = segment.begin_ms;
  }
  settled.out_of_order = all_have_begin && !in_order;
  return settled;
}

}  // namespace zhijian
