#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhijian {

/// Milliseconds of a time of day or a place in a recording: `3:07`, `00:12.3`, `01:02:03.456`,
/// `01:02:03,456`. Minutes and seconds are below 60 but for the first number.
std::optional<int64_t> parse_clock(std::string_view text);

/// Milliseconds of a span of time that says its unit: `187s`, `187000ms`, `5m`, `1h2m3s`, `3分7秒`, or a
/// clock `3:07`. Nothing for a number without a unit.
std::optional<int64_t> parse_call_time(std::string_view text);

/// A number without a unit, 0 or more, with decimals: `12`, `12.34`, times `factor` and rounded.
std::optional<int64_t> parse_number(std::string_view text, int64_t factor);

}  // namespace zhijian
