#pragma once

#include <simdjson.h>

#include <cstring>
#include <string>
#include <string_view>

#include "transcript/call_builder.h"
#include "transcript/json_value.h"

namespace zhijian::json {

/// The JSON of one call, and how to say what is wrong with it.
class Document {
 public:
  /// Finds the tokens of `json` and its object; where there is none, the call fails. `beyond`: bytes behind
  /// it that may be read, though they do not belong to it.
  bool open(std::string_view json, size_t beyond, uint32_t line, CallBuilder& builder);

  simdjson::ondemand::object& object() { return object_; }
  std::string_view text() const { return text_; }
  CallBuilder& builder() { return *builder_; }
  /// True where nothing stands behind the object.
  bool at_end() { return document_.current_location().error() == simdjson::OUT_OF_BOUNDS; }

  /// These make the call a reject, with the line of the place that was read last, and return false.
  bool fail(Message reason);
  bool fail(error_code error);
  /// `wrong_type`, which says what `path` must be, if the error is that it is something else.
  bool fail(error_code error, MessageId wrong_type, std::string_view path);

 private:
  size_t place();
  bool fail_incomplete();

  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document document_;
  simdjson::ondemand::object object_;
  CallBuilder* builder_ = nullptr;
  std::string_view text_;
  bool has_tokens_ = false;  ///< `document_` is of this text
  uint32_t line_ = 1;
  std::string padded_;
  std::string repaired_;
};

/// Calls `read(field, value)` for each field of an object, nulls left out, until it returns false.
template <typename Read>
bool for_each_field(Document& document, simdjson::ondemand::object& object, Read&& read) {
  for (auto entry : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(entry).get(field)) return document.fail(error);
    if (!is_null(field.value()) && !read(field, field.value())) return false;
  }
  return true;
}

/// The entry of `table` ({name, …}) with the field's name, or null.
template <typename Table>
const auto* find_field(simdjson::ondemand::raw_json_string key, const Table& table) {
  for (const auto& entry : table) {
    if (key.unsafe_is_equal(entry.name)) return &entry;
  }
  return static_cast<decltype(&table[0])>(nullptr);
}

/// True where a field's name is `name`, written without escapes. The length is known to the compiler, so this
/// is a comparison or two; behind the name stands at least the rest of the input's padding.
template <size_t Size>
bool is_named(simdjson::ondemand::raw_json_string key, const char (&name)[Size]) {
  return std::memcmp(key.raw(), name, Size - 1) == 0 && key.raw()[Size - 1] == '"';
}

}  // namespace zhijian::json
