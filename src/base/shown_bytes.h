#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// Bytes of unknown origin (a file's name) as valid UTF-8: those that are not are written `\xC4`, so that
/// different names stay different.
std::string shown_bytes(std::string_view bytes);

}  // namespace zhijian
