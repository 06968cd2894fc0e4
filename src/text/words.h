#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zhijian {

/// Common Chinese words: the keys of OpenCC's phrase dictionary (STPhrases), for lint. Simplified, sorted by
/// bytes.
std::span<const std::string_view> common_words();

}  // namespace zhijian
