#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/comparison.h"

namespace zhijian {

/// What a comparison counts.
enum class Unit : uint8_t {
  Count,     ///< whole numbers from 0
  Number,    ///< any number
  Duration,  ///< 500ms, 5s, 2m; the value is in milliseconds
  Share,     ///< 0 to 1, or 40%
};

/// "500ms", "5s", "1.5s", "2m" in milliseconds; nothing where it is no time or no whole number of
/// milliseconds.
std::optional<int64_t> parse_duration(std::string_view text);

std::optional<double> parse_quantity(std::string_view text, Unit unit);

/// A comparison as written, and what is wrong with one that cannot be used.
struct ParsedComparison {
  enum class Outcome : uint8_t {
    Fine,
    BareNumber,    ///< a quantity without a word
    BadQuantity,   ///< the words of a comparison, but not this unit
    Reversed,      ///< "3 to 2"
    NoComparison,  ///< none of its words
  };
  Outcome outcome = Outcome::NoComparison;
  Comparison comparison;
};

/// "over 5s", "under 2", "at least 2", "at most 3", "exactly 1", "2 to 3", ">=2", "> 2", "<=", "<", "=",
/// "==".
ParsedComparison parse_comparison(std::string_view text, Unit unit);

/// The words between blanks.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace zhijian
