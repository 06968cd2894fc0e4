#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zhijian {

/// Smallest number of characters inserted, taken out, replaced or swapped with their neighbour that turns one
/// valid UTF-8 text into the other.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to what was written, if it is near enough to be a slip: a third of its characters at
/// most, and never every one. Empty where none is. Of equally near ones the first.
std::string_view did_you_mean(std::string_view written, std::span<const std::string_view> candidates);

}  // namespace zhijian
