#pragma once

#include <string>
#include <string_view>

#include "language/keys.h"

namespace zhijian {

/// A value's words in the language's own English, where they are its Chinese in either script, of any width:
/// `前3轮` is `first 3`, `超过5秒` is `over 5s`. Everything else stays as it is.
std::string value_in_english(Holds holds, std::string_view text);

/// The same the other way. Values without words, like `>= 2`, stay as they are.
std::string value_in(KeyScript script, Holds holds, std::string_view text);

/// A regular expression for the Chinese values of that kind, where words and numbers mix; else empty.
std::string value_pattern(KeyScript script, Holds holds);

}  // namespace zhijian
