#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "calls/call.h"

namespace zhijian {

/// A time in a label, or two.
struct LabelTimes {
  int64_t begin_ms = kNoTime;  ///< of a clock, or a place in the recording
  int64_t end_ms = kNoTime;
  int64_t day = 0;        ///< number of the day where there is a date, else 0
  bool has_date = false;  ///< with a year
  bool is_certain =
      false;          ///< nothing that is said by the way: it has seconds or a date, or stands in brackets
  size_t length = 0;  ///< of what was taken, in characters
};

/// The time at the begin of the text: `00:05`, `9:03:01.2`, `2026-11-21 09:03:01`, `11月21日 9:03`,
/// `上午9:03`, `9:03 PM`, `12.3s`, and two of them with a dash between. `whole`: to the text's end, as in
/// brackets, where all that parse_call_time() reads is a time too.
std::optional<LabelTimes> take_times(std::u32string_view text, bool whole = false);

/// Whether what stands in brackets was meant to be a time, valid or not.
bool looks_like_times(std::u32string_view inside);

/// "2026-11-21T09:03:01" of a day and a time of it.
std::string iso_of(int64_t day, int64_t ms);

}  // namespace zhijian
