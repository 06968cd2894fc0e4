#pragma once

#include <span>
#include <string_view>

namespace zhijian {

/// The key that a Chinese word which is not known in its place most likely stands for: a key of another
/// place, one of the `known` ones by another name (出处, 触发), a speaker, or a known one with a slip of the
/// pen. Empty where it stands for none.
std::string_view key_in_chinese(std::string_view word, std::span<const std::string_view> known);

}  // namespace zhijian
