#pragma once

// Reading single JSON values with simdjson on demand. Only json_*.cc includes it: simdjson's header is large.

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "transcript/trim.h"

namespace zhijian::json {

using simdjson::error_code;
using simdjson::ondemand::value;

/// Text that stands in the input itself or in the parser's memory; good until the parser's next document.
struct Text {
  std::string_view text;
  bool unescaped = false;  ///< had escapes, so that it may hold control characters
};

/// The value as it is written, up to the next token; for strings, numbers and the like the whole value.
inline std::string_view token_of(value& source) {
  std::string_view token = source.raw_json_token();
  while (!token.empty() && is_ascii_space(token.back())) token.remove_suffix(1);
  return token;
}

/// A value that is null counts as one that is not there.
inline bool is_null(value& source) {
  return source.raw_json_token().front() == 'n' && token_of(source) == "null";
}

/// These give INCORRECT_TYPE where the value is something else.
error_code read_string(value& source, Text& out);
/// A string, or a number as it is written: ids are often numbers.
error_code read_id(value& source, Text& out);
/// A number, 0 or more; decimals are rounded.
error_code read_milliseconds(value& source, int64_t& out);

/// A string, a number in its shortest form, "true" or "false".
error_code read_scalar(value& source, std::string& out);

}  // namespace zhijian::json
