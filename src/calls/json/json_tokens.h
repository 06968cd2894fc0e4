#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/trim.h"

namespace zhijian::json {

/// What can be wrong with a text or a value.
enum class Fault : uint8_t {
  None,
  Empty,         ///< there is no token
  InvalidBytes,  ///< not UTF-8
  OpenString,    ///< the last string has no end
  Control,       ///< a string holds a control character as it is
  TooLarge,      ///< more than can be held
  Syntax,        ///< something else than what JSON has at this place
  WrongType,     ///< a value of another type than is asked for
};

/// The tokens of one JSON text, walked through from the first to the last: each bracket, colon and comma,
/// each string, number and word.
///
/// Why it is fast: simdjson finds where all tokens begin, with the best instructions that the machine has,
/// and sees to it that the text is valid UTF-8 and its strings are closed. What stands between two begins is
/// then a token and white space, so neither strings nor numbers are read byte by byte to find their end.
class Tokens {
 public:
  Tokens();
  ~Tokens();

  /// Goes to the first token of `text`. `beyond`: bytes behind it that may be read, at least `kBeyond`.
  Fault find(std::string_view text, size_t beyond);
  static constexpr size_t kBeyond = 64;

  std::string_view text() const { return text_; }
  bool at_end() const { return next_ == end_; }
  /// Byte offset of the token in the text; the text's size at the end.
  size_t position() const { return *next_; }
  /// Its first byte; NUL at the end.
  char front() const { return at_end() ? '\0' : text_[*next_]; }
  /// The whole token, as it is written; empty at the end.
  std::string_view token() const {
    if (at_end()) return {};
    const char* const begin = text_.data() + *next_;
    const char* end = text_.data() + next_[1];
    while (is_ascii_space(end[-1])) --end;  // the token's first byte is no space
    return {begin, end};
  }
  /// True if any string of the text has an escape.
  bool has_escapes() const { return has_escapes_; }

  /// Steps over the token.
  void next() { ++next_; }
  /// Steps over a bracket, colon or comma if the token is this one.
  bool take(char c) {
    const bool is_it = front() == c;
    next_ += is_it;
    return is_it;
  }
  /// Steps over a key and its colon, and gives the key as it is written, without its quotes; false, and
  /// stays, where there is none.
  bool take_key(std::string_view& key) {
    if (end_ - next_ < 2) return false;
    // Both at once: to look at each token after the one before would be to wait for memory each time.
    const char* const begin = text_.data() + next_[0];
    const char* end = text_.data() + next_[1];
    if (*begin != '"' || *end != ':') return false;
    while (is_ascii_space(end[-1])) --end;
    if (end - begin < 2 || end[-1] != '"') return false;
    key = {begin + 1, end - 1};
    next_ += 2;
    return true;
  }
  /// Steps over a value: of a list or an object, whatever stands in its brackets. False where there is none,
  /// or no closing bracket, which is at the end then.
  bool skip();
  /// True where the text ends with a brace, as the text of an object does.
  bool ends_with_brace() const { return text_[end_[-1]] == '}'; }

 private:
  struct Finder;
  std::unique_ptr<Finder> finder_;
  std::string_view text_;
  /// Offsets of the tokens' first bytes; behind the last, at `end_`, the text's size.
  const uint32_t* next_ = nullptr;
  const uint32_t* end_ = nullptr;
  bool has_escapes_ = false;
};

}  // namespace zhijian::json
