#pragma once

#include <string_view>

namespace zhijian {

/// True for an id or a name of the rubric language: letters (Han too), digits, `.`, `_`, `-`; not empty.
bool is_name(std::string_view text);

/// True for a character that a name may hold.
bool is_name_character(char32_t c);

}  // namespace zhijian
