#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "calls/json/json_tokens.h"

namespace zhijian::json {

/// Text that stands in the input itself or in the reader's memory; good until the next document.
struct Text {
  std::string_view text;
  bool unescaped = false;  ///< had escapes, so that it may hold control characters
};

inline bool begins_number(char c) {
  return c == '-' || is_ascii_digit(c);
}

/// Most times are a few digits, which are taken in at once. False for anything else. Eight bytes from the
/// token's begin can be read.
inline bool few_digits(std::string_view token, int64_t& number) {
  constexpr size_t kWord = sizeof(uint64_t);
  constexpr uint64_t kZeros = 0x3030303030303030;
  if (std::endian::native != std::endian::little) return false;
  if (token.empty() || token.size() > kWord || (token.front() == '0' && token.size() > 1)) return false;
  uint64_t word = 0;
  std::memcpy(&word, token.data(), kWord);
  // Zeros before the digits; then each byte is 0x30 to 0x39, or this is no number.
  if (token.size() < kWord) word = word << 8 * (kWord - token.size()) | kZeros >> 8 * token.size();
  const uint64_t too_high = word + 0x4646464646464646, too_low = word - kZeros;
  if (((too_high | too_low) & 0x8080808080808080) != 0) return false;
  // Neighbours are added up in pairs: two digits each, then four, then all eight.
  word = (word & 0x0F0F0F0F0F0F0F0F) * (10 << 8 | 1) >> 8;
  word = (word & 0x00FF00FF00FF00FF) * (100 << 16 | 1) >> 16;
  number = static_cast<int64_t>((word & 0x0000FFFF0000FFFF) * (uint64_t{10'000} << 32 | 1) >> 32);
  return true;
}

/// Reads single values. Each function steps over the value, or gives a fault and stays before it.
class ValueReader {
 public:
  explicit ValueReader(Tokens& tokens);
  ~ValueReader();

  /// Forgets the texts of the document before.
  void clear() { unescaped_count_ = replaced_ = 0; }
  /// Texts with half a character, which is U+FFFD now.
  size_t replaced() const { return replaced_; }

  /// Steps over a null, which counts as a value that is not there.
  bool take_null() {
    const bool is_null = tokens_.front() == 'n' && tokens_.token() == "null";
    if (is_null) tokens_.next();
    return is_null;
  }
  Fault read_string(Text& out) {
    const Fault fault = text_of(tokens_.token(), out);
    if (fault == Fault::None) tokens_.next();
    return fault;
  }
  /// A string, or a number as it is written: ids are often numbers.
  Fault read_id(Text& out) { return begins_number(tokens_.front()) ? read_number(out) : read_string(out); }
  /// A number, 0 or more; decimals are rounded.
  Fault read_milliseconds(int64_t& out) {
    const std::string_view token = tokens_.token();
    if (!few_digits(token, out)) {
      if (const Fault fault = read_odd_milliseconds(token, out); fault != Fault::None) return fault;
    }
    tokens_.next();
    return Fault::None;
  }
  /// A string, a number in its shortest form, "true" or "false".
  Fault read_scalar(std::string& out);
  /// A string's text from the token that it is.
  Fault text_of(std::string_view token, Text& out) {
    if (token.empty() || token.front() != '"') return Fault::WrongType;
    if (token.size() < 2 || token.back() != '"') return Fault::Syntax;  // something sticks to its end
    if (tokens_.has_escapes() && token.find('\\') != token.npos) return unescape(token, out);
    out = {token.substr(1, token.size() - 2), false};
    return Fault::None;
  }

 private:
  Fault read_number(Text& out);
  [[gnu::cold]] Fault read_odd_milliseconds(std::string_view token, int64_t& out);
  Fault unescape(std::string_view token, Text& out);

  struct Unescaper;
  Tokens& tokens_;
  std::unique_ptr<Unescaper> unescaper_;
  std::deque<std::string> unescaped_;  ///< kept for its memory
  size_t unescaped_count_ = 0;
  size_t replaced_ = 0;
};

}  // namespace zhijian::json
