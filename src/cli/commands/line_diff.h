#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// What changes between two texts, line by line, as a unified diff with three lines of context; empty where
/// they are equal. `name` heads it.
std::string line_diff(std::string_view name, std::string_view before, std::string_view after, bool color);

}  // namespace zhijian
