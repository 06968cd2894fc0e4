#pragma once

#include <cstddef>
#include <string_view>

namespace zhijian {

/// The length in bytes of the pinyin gloss that begins at `begin`, where `text` has a round bracket, or 0:
/// syllables in brackets of which one has a tone mark, or a tone digit after two letters or more: (lián),
/// （lian2 xi4）. That a Han character stands before it is for the caller to see to.
size_t gloss_length(std::string_view text, size_t begin);

}  // namespace zhijian
