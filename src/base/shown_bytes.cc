#include "base/shown_bytes.h"

#include "base/utf8.h"

namespace zhijian {

std::string shown_bytes(std::string_view bytes) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (;;) {
    const size_t invalid = find_invalid_utf8(bytes);
    out += bytes.substr(0, invalid);
    if (invalid == std::string_view::npos) return out;
    const auto byte = static_cast<unsigned char>(bytes[invalid]);
    out += "\\x";
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
    bytes.remove_prefix(invalid + 1);
  }
}

}  // namespace zhijian
