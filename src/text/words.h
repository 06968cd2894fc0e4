#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zhijian {

/// Common Chinese words of two to four characters, for lint: jieba's by frequency, the most usual first, or where the
/// build did not find those the keys of OpenCC's phrase dictionary. Simplified.
std::span<const std::string_view> common_words();

}  // namespace zhijian
