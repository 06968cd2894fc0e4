#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace zhijian {

/// An argument of a message that lists names and how often each occurs, as the reader's language writes it:
/// `甲（2）、乙（1）`, `甲 (2), 乙 (1)`. A name that occurs 0 times is written alone.
std::string counted_names(const std::vector<std::pair<std::string, uint64_t>>& names);

}  // namespace zhijian
