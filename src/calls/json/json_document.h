#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "calls/call_builder.h"
#include "calls/json/json_tokens.h"
#include "calls/json/json_value.h"

namespace zhijian::json {

/// The JSON of one call, and how to say what is wrong with it.
class Document {
 public:
  /// Finds the tokens of `json` and goes to the brace of its object; where there is none, the call fails.
  /// `beyond`: bytes behind it that may be read, though they do not belong to it.
  bool open(std::string_view json, size_t beyond, uint32_t line, CallBuilder& builder);

  Tokens& tokens() { return tokens_; }
  ValueReader& values() { return values_; }
  std::string_view text() const { return text_; }
  CallBuilder& builder() { return *builder_; }

  /// Calls `read(key)`, which steps over the value, for each field of the object that comes next, nulls left
  /// out, until it returns false. `key` is as it is written, without its quotes.
  template <typename Read>
  bool read_object(Read&& read);
  /// The same for the list that comes next.
  template <typename Read>
  bool read_list(Read&& read);
  /// Steps over a value that nobody asks for.
  bool skip() { return tokens_.skip() || fail(Fault::Syntax); }

  /// These make the call a reject, with the line of the place that was read last, and return false.
  [[gnu::cold]] bool fail(Message reason) { return fail(std::move(reason), place()); }
  [[gnu::cold]] bool fail(Fault fault);
  /// `wrong_type`, which says what `path` must be, if the fault is that it is something else.
  [[gnu::cold]] bool fail(Fault fault, MessageId wrong_type, std::string_view path);
  /// With the line of a place, a byte offset in `text()`.
  [[gnu::cold]] bool fail(Message reason, size_t place);

 private:
  size_t place() const { return has_tokens_ ? tokens_.position() : text_.size(); }
  [[gnu::cold]] bool fail_incomplete();
  [[gnu::cold]] bool fail_key();

  Tokens tokens_;
  ValueReader values_{tokens_};
  CallBuilder* builder_ = nullptr;
  std::string_view text_;
  bool has_tokens_ = false;  ///< `tokens_` are of this text
  uint32_t line_ = 1;
  std::string padded_;
  std::string repaired_;
};

template <typename Read>
bool Document::read_object(Read&& read) {
  if (!tokens_.take('{')) return fail(Fault::Syntax);
  if (tokens_.take('}')) return true;
  do {
    std::string_view key;
    if (!tokens_.take_key(key)) return fail_key();
    if (!values_.take_null() && !read(key)) return false;
  } while (tokens_.take(','));
  return tokens_.take('}') || fail(Fault::Syntax);
}

template <typename Read>
bool Document::read_list(Read&& read) {
  if (!tokens_.take('[')) return fail(Fault::Syntax);
  if (tokens_.take(']')) return true;
  do {
    if (!read()) return false;
  } while (tokens_.take(','));
  return tokens_.take(']') || fail(Fault::Syntax);
}

/// The entry of `table` ({name, …}) with the field's name, or null.
template <typename Table>
const auto* find_field(std::string_view key, const Table& table) {
  for (const auto& entry : table) {
    if (key == entry.name) return &entry;
  }
  return static_cast<decltype(&table[0])>(nullptr);
}

/// `key == name`, with a length that is known to the compiler, so that this is a comparison or two.
template <size_t Size>
bool is_named(std::string_view key, const char (&name)[Size]) {
  return key.size() == Size - 1 && std::memcmp(key.data(), name, Size - 1) == 0;
}

}  // namespace zhijian::json
