#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// Columns that text takes on a terminal (East Asian Width: wide and full-width are 2, marks and zero-width
/// 0). Valid UTF-8 without control characters.
int display_width(std::string_view text);

/// The text cut to at most `columns`, with `…` at its end where something was cut off.
std::string fit_width(std::string_view text, int columns);

/// The text filled with spaces to `columns`; a longer one stays as it is.
std::string pad_right(std::string_view text, int columns);
std::string pad_left(std::string_view text, int columns);

}  // namespace zhijian
