#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace zhijian {

struct InvalidBytes {
  size_t offset = 0;  ///< byte offset of the first sequence that has no meaning in the encoding
  size_t line = 1;
};

/// Bytes in an encoding that ICU knows by `name` to UTF-8. A byte order mark becomes U+FEFF.
tl::expected<std::string, InvalidBytes> decode_strictly(std::string_view bytes, const std::string& name);

/// The name that the encoding has in MIME or IANA's list ("GB18030"), or ICU's own; empty where ICU does not
/// know it.
std::string standard_encoding_name(const std::string& name);

}  // namespace zhijian
