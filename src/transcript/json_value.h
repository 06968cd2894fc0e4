#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "transcript/json_tokens.h"

namespace zhijian::json {

/// Text that stands in the input itself or in the reader's memory; good until the next document.
struct Text {
  std::string_view text;
  bool unescaped = false;  ///< had escapes, so that it may hold control characters
};

/// Reads single values. Each function steps over the value, or gives a fault and stays before it.
class ValueReader {
 public:
  explicit ValueReader(Tokens& tokens);
  ~ValueReader();

  /// Forgets the texts of the document before.
  void clear() { unescaped_count_ = 0; }

  /// Steps over a null, which counts as a value that is not there.
  bool take_null() {
    const bool is_null = tokens_.front() == 'n' && tokens_.token() == "null";
    if (is_null) tokens_.next();
    return is_null;
  }
  Fault read_string(Text& out);
  /// A string, or a number as it is written: ids are often numbers.
  Fault read_id(Text& out);
  /// A number, 0 or more; decimals are rounded.
  Fault read_milliseconds(int64_t& out);
  /// A string, a number in its shortest form, "true" or "false".
  Fault read_scalar(std::string& out);
  /// A string's text from the token that it is.
  Fault text_of(std::string_view token, Text& out);

 private:
  [[gnu::cold]] Fault read_odd_milliseconds(std::string_view token, int64_t& out);
  Fault unescape(std::string_view token, Text& out);

  struct Unescaper;
  Tokens& tokens_;
  std::unique_ptr<Unescaper> unescaper_;
  std::deque<std::string> unescaped_;  ///< kept for its memory
  size_t unescaped_count_ = 0;
};

}  // namespace zhijian::json
