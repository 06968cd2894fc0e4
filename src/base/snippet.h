#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace zhijian {

/// The begin of a line, as a message quotes it; without a broken character.
inline std::string snippet(std::string_view text) {
  constexpr size_t kBytes = 40;
  text = text.substr(0, std::min(kBytes, text.find_first_of("\r\n")));
  return std::string(text.substr(0, find_invalid_utf8(text)));
}

}  // namespace zhijian
