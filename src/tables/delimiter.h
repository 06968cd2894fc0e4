#pragma once

#include <optional>
#include <string_view>

namespace zhijian {

/// What separates the cells of delimited tables, the likeliest first.
inline constexpr std::string_view kDelimiters = ",\t;|";

/// A first line `sep=;`, by which spreadsheets are told the delimiter.
struct SeparatorLine {
  char delimiter;
  size_t size;  ///< of the line, with its line break
};
/// Nothing where the text does not begin with one.
std::optional<SeparatorLine> separator_line(std::string_view text);

/// The delimiter that cuts the first row of a text into the most cells, the likelier one where two do.
/// Nothing where none does. For tables of which the headings say nothing.
std::optional<char> likely_delimiter(std::string_view text, bool is_all);

}  // namespace zhijian
