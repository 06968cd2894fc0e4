#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "documents/json/json_text.h"

namespace zhijian {

/// Writes indented JSON: an object's members and a list's objects each begin a line.
class JsonWriter {
 public:
  /// Takes a piece of the document.
  using Sink = std::function<void(std::string_view)>;

  /// For take().
  JsonWriter() = default;
  /// For finish(): hands the document over in pieces, so that a long one is never held.
  explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

  void open_object() { open('{'); }
  void open_object(std::string_view key) { begin_member(key), open('{'); }
  void open_list(std::string_view key) { begin_member(key), open('['); }
  /// An object in a list.
  void open_item() { begin_line(), open('{'); }
  void close_object() { close('}'); }
  void close_list() { close(']'); }

  template <typename Value>
  void add(std::string_view key, const Value& value) {
    begin_member(key);
    put(value);
  }
  template <typename Value>
  void add(std::string_view key, const std::optional<Value>& value) {
    value ? add(key, *value) : add_null(key);
  }
  void add_or_null(std::string_view key, std::string_view text) {
    text.empty() ? add_null(key) : add(key, text);
  }
  void add_null(std::string_view key) {
    begin_member(key);
    out_ += "null";
  }

  /// A list of two numbers on one line, or null.
  void add_pair(std::string_view key, const std::optional<Decimal>& first,
                const std::optional<Decimal>& second) {
    begin_member(key);
    if (!first || !second) return void(out_ += "null");
    out_ += '[';
    put(*first);
    out_ += ", ";
    put(*second);
    out_ += ']';
  }

  /// The document, with a line feed at its end. Everything that was opened is closed.
  std::string take() { return std::move(out_ += '\n'); }
  /// The same where there is a sink, which gets the rest.
  void finish() { sink_(out_ += '\n'), out_.clear(); }

 private:
  template <typename Value>
  void put(const Value& value) {
    append_json(value, out_);
  }
  void put(Decimal number) { out_ += with_point(number.to_string()); }
  void put(Ratio ratio) { out_ += with_point(ratio.to_string()); }

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    empty_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!empty_) new_line();
    out_ += bracket;
    empty_ = false;
  }
  void begin_line() {
    if (sink_ && out_.size() >= kPiece) sink_(out_), out_.clear();
    if (!empty_) out_ += ',';
    new_line();
    empty_ = false;
  }
  void begin_member(std::string_view key) {
    begin_line();
    append_json(key, out_);
    out_ += ": ";
  }
  void new_line() { out_.append("\n").append(static_cast<size_t>(depth_) * 2, ' '); }

  static constexpr size_t kPiece = 64 << 10;

  Sink sink_;
  std::string out_;
  int depth_ = 0;
  bool empty_ = true;  // nothing stands yet in what was opened last
};

}  // namespace zhijian
