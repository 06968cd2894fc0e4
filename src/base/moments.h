#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhijian {

/// A day, a time of day, or both, as exports and people write them.
struct Moment {
  bool has_day = false;
  bool has_clock = false;
  int64_t days = 0;      ///< since 1970-01-01
  int64_t clock_ms = 0;  ///< since midnight
  bool has_seconds = false;
  std::optional<int> zone_minutes;  ///< east of Greenwich
  bool is_utc = false;              ///< by `Z`, or because it counts from 1970

  /// Milliseconds since 1970 as the moment is written, whatever its zone is.
  int64_t ms() const { return days * 86'400'000 + clock_ms; }
};

/// `2026-11-21T09:03:11+08:00`, `2026/11/21 9:03`, `2026年11月21日 下午3:05`, `20261121090311`, `20261121`,
/// `9:03`; days as spreadsheets count them (46347.377); seconds or milliseconds since 1970.
std::optional<Moment> parse_moment(std::string_view text);

/// Of `ms` since 1970, in the zone of `like`: ISO 8601, as precise as `like` is.
std::string iso_moment(int64_t ms, const Moment& like);
/// `2026-11-21`, `2026-11-21T09:03` or `2026-11-21T09:03:11+08:00`; of moments with a day.
std::string iso_moment(const Moment& moment);

/// Days since 1970-01-01; nothing for a day that is not in the calendar.
std::optional<int64_t> days_of(int64_t year, int64_t month, int64_t day);

/// A day and a time as spreadsheets count them: days since 1899-12-30, or since 1904-01-01. Without a day
/// where the number is below one.
Moment moment_of_serial(double serial, bool from_1904 = false);

}  // namespace zhijian
