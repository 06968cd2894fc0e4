#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhijian {

struct DecodedText {
  std::string text;      ///< valid UTF-8 without a byte order mark
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "GB18030", "Big5", …
  bool guessed = false;  ///< found by statistics, not by a mark and not because it is valid UTF-8
};

struct DecodeError {
  Message reason;
  size_t offset = 0;  ///< byte offset of what cannot be read
  size_t line = 1;
};

/// Bytes of a file to UTF-8: byte order marks, valid UTF-8, UTF-16 without a mark, then ICU's detector among
/// GB18030 and Big5. `forced` names an encoding that ICU knows and wins. Text that is not valid in its
/// encoding is an error.
tl::expected<DecodedText, DecodeError> decode_text(std::string_view bytes,
                                                   const std::optional<std::string>& forced = std::nullopt);

/// True where `name` is an encoding that `forced` may name.
bool is_known_encoding(const std::string& name);

}  // namespace zhijian
