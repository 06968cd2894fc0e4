#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calls/call.h"
#include "base/moments.h"

namespace zhijian {

/// What is to be known of a call's times beside the numbers.
struct TimeHints {
  std::string day;               ///< a day that stands apart from the start's time
  bool from_clock = false;       ///< the segments' times were read off a clock that may be one of the day
  std::optional<Moment> moment;  ///< the segments' times are days and times like this one
};

/// What became of a call's times.
struct SettledTimes {
  uint64_t reversed = 0;      ///< segments that end before they begin: without times now
  bool implausible = false;   ///< they cannot be right: nobody speaks that fast or that slowly. They are gone
  bool out_of_order = false;  ///< segments have begins that fall: they are to be sorted
  bool start_unread = false;  ///< the call's start is there, but which day it means cannot be told
};

/// Settles the times of a call, whatever format it is from. Segments' times that are moments (since 1970, or
/// of a clock) are counted from the call's first, which is the call's start where none is given; the start
/// becomes ISO 8601; times in a unit that cannot be right are dropped, so that what needs them is unknown.
SettledTimes settle_times(Call& call, const TimeHints& hints);

}  // namespace zhijian
