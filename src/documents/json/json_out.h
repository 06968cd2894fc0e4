#pragma once

#include <charconv>
#include <concepts>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "documents/json/json_text.h"

namespace zhijian {

/// Appends compact JSON to a string: objects, lists and values, with commas where they belong.
///
/// Why it is fast: a record has hundreds of small pieces, so each is copied by a few inlined instructions
/// into memory that was made ready in large steps. Until the destructor has cut it, the string is longer than
/// what was written.
class JsonOut {
 public:
  explicit JsonOut(std::string& out) : out_(out), at_(out.data() + out.size()), end_(at_) { make_room(0); }
  ~JsonOut() { out_.resize(static_cast<size_t>(at_ - out_.data())); }
  JsonOut(const JsonOut&) = delete;
  JsonOut& operator=(const JsonOut&) = delete;

  void open(char bracket) {
    begin_value();
    put(bracket);
    comma_ = false;
  }
  void close(char bracket) {
    put(bracket);
    comma_ = true;
  }

  /// `quoted` is a constant with its quotes and its colon.
  [[gnu::always_inline]] JsonOut& key(std::string_view quoted) {
    if (comma_) put(',');
    put(quoted);
    comma_ = false;
    return *this;
  }
  /// `plain` is a constant without anything that would have to be escaped.
  [[gnu::always_inline]] void name(std::string_view plain) {
    if (static_cast<size_t>(end_ - at_) < plain.size() + kRoundName) make_room(plain.size() + kRoundName);
    if (comma_) *at_++ = ',';
    *at_++ = '"';
    std::memcpy(at_, plain.data(), plain.size());
    at_ += plain.size();
    *at_++ = '"';
    *at_++ = ':';
    comma_ = false;
  }
  JsonOut& key_from(std::string_view text) {
    value(text);
    put(':');
    comma_ = false;
    return *this;
  }

  void value(std::string_view text);
  template <std::integral Integer>
  void value(Integer number) {
    begin_value();
    if (end_ - at_ < kLongestNumber) make_room(kLongestNumber);
    at_ = std::to_chars(at_, end_, number).ptr;
    comma_ = true;
  }
  void value(bool flag) { word(flag ? "true" : "false"); }
  // Tables take a column for whole numbers if the first ones are written as such: these have a point.
  void value(Decimal number) {
    if (number == Decimal()) return word("0.0");
    if (number.hundredths() % 100 != 0) return word(number.to_string());
    value(number.hundredths() / 100);
    put(".0");
  }
  void value(Ratio ratio) { word(with_point(ratio.to_string())); }
  template <typename Value>
  void value(const std::optional<Value>& optional) {
    optional ? value(*optional) : null();
  }
  void null() { word("null"); }
  /// Values that are JSON already, with commas between them.
  void values(std::string_view json) { word(json); }

  void line_feed() { put('\n'); }

 private:
  static constexpr size_t kStep = 4096;
  static constexpr ptrdiff_t kLongestNumber = 24;
  static constexpr size_t kRoundName = 4;  ///< comma, quotes, colon

  void begin_value() {
    if (comma_) put(',');
  }
  [[gnu::always_inline]] void word(std::string_view text) {
    begin_value();
    put(text);
    comma_ = true;
  }
  [[gnu::always_inline]] void put(char c) {
    if (at_ == end_) make_room(1);
    *at_++ = c;
  }
  // Of constants the size is known here, which makes copying them a few moves.
  [[gnu::always_inline]] void put(std::string_view text) {
    if (static_cast<size_t>(end_ - at_) < text.size()) make_room(text.size());
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void make_room(size_t bytes);

  std::string& out_;
  char* at_;            // where the next byte goes
  char* end_;           // of the room there is: the string's own end
  bool comma_ = false;  // the next key or value in this object or list needs a comma before it
};

}  // namespace zhijian
