#pragma once

#include <string_view>

namespace zhijian {

/// The key of the rubric language that a Chinese word stands for, in either script: 客户 is customer, 禁止 is
/// forbid. Empty where it stands for none. Keys are English; the word is only for what is suggested.
std::string_view key_in_chinese(std::string_view word);

}  // namespace zhijian
