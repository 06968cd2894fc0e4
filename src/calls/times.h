#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/moments.h"

namespace zhijian {

/// Milliseconds of a time of day or a place in a recording: `3:07`, `00:12.3`, `01:02:03.456`,
/// `01:02:03,456`. Minutes and seconds are below 60 but for the first number.
std::optional<int64_t> parse_clock(std::string_view text);

/// Milliseconds of a span of time that says its unit: `187s`, `187000ms`, `5m`, `1h2m3s`, `3分7秒`, or a
/// clock `3:07`. Nothing for a number without a unit.
std::optional<int64_t> parse_call_time(std::string_view text);

/// A number without a unit, 0 or more, with decimals: `12`, `12.34`, times `factor` and rounded.
std::optional<int64_t> parse_number(std::string_view text, int64_t factor);

/// What a segment's time is: milliseconds of a recording or since 1970, or of a clock.
struct SegmentTime {
  int64_t ms = 0;
  bool is_clock = false;
  std::optional<Moment> moment;  ///< where it is a day and a time
};

/// A segment's time as people and exports write it: whole milliseconds (or, with `seconds`, a number of
/// them), a number with its unit, a clock, a day with a time. A bare 12.34 would be seconds to some, so it is
/// none without `seconds`.
std::optional<SegmentTime> parse_segment_time(std::string_view text, bool seconds);

}  // namespace zhijian
