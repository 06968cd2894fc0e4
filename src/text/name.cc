#include "text/name.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace zhijian {

bool is_name_character(char32_t c) {
  return c == '.' || c == '_' || c == '-' || u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool is_name(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (!is_name_character(decode_utf8(text, at))) return false;
  }
  return !text.empty();
}

}  // namespace zhijian
