#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhijian {

/// "2026-10-01" as days since 1970-01-01; nothing where there is no such day.
std::optional<int64_t> parse_date(std::string_view text);

/// "08:00" as minutes of the day, 0 to 1440 ("24:00").
std::optional<int64_t> parse_time_of_day(std::string_view text);

/// 0 (Monday) to 6: monday, 周一, 星期一, 礼拜一, also in traditional script; 周日 and 周天.
std::optional<int> parse_weekday(std::string_view text);

}  // namespace zhijian
