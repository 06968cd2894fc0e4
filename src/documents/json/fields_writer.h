#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "documents/json/json_writer.h"
#include "documents/names.h"
#include "results/report_fields.h"

namespace zhijian {

/// Writes described objects as indented JSON.
class FieldsWriter {
 public:
  static constexpr bool kReads = false;

  explicit FieldsWriter(JsonWriter& json) : json_(json) {}

  template <typename Value>
  void always(std::string_view key, const Value& value, std::string_view) {
    add(key, value);
  }
  template <typename Value>
  void known(std::string_view key, const Value& value, std::string_view) {
    is_nothing(value) ? json_.add_null(key) : add(key, value);
  }
  template <typename Value>
  void given(std::string_view key, const Value& value, bool there, std::string_view) {
    there ? add(key, value) : json_.add_null(key);
  }
  void flag(std::string_view key, bool value, std::string_view) { json_.add(key, value); }
  /// A list of which `describe_it(fields, item)` names the members of each item.
  template <typename List, typename Describe>
  void each(std::string_view key, const List& list, const Describe& describe_it, std::string_view) {
    json_.open_list(key);
    for (const auto& item : list) {
      json_.open_item();
      describe_it(*this, item);
      json_.close_object();
    }
    json_.close_list();
  }
  void pair(std::string_view key, const std::optional<Decimal>& first, const std::optional<Decimal>& second,
            std::string_view) {
    json_.add_pair(key, first, second);
  }

 private:
  void add(std::string_view key, std::string_view text) { json_.add(key, text); }
  void add(std::string_view key, const std::string& text) { json_.add(key, text); }
  void add(std::string_view key, std::integral auto number) { json_.add(key, number); }
  void add(std::string_view key, Decimal number) { json_.add(key, number); }
  void add(std::string_view key, Ratio ratio) { json_.add(key, ratio); }
  void add(std::string_view key, Probe word) { json_.add(key, name_of(word)); }
  template <typename Value>
  void add(std::string_view key, const std::optional<Value>& value) {
    add(key, *value);
  }
  template <typename Item>
  void add(std::string_view key, const std::vector<Item>& list) {
    each(
        key, list, [](FieldsWriter& fields, const Item& item) { describe(fields, item); }, "");
  }
  template <typename Object>
  requires std::is_class_v<Object>
  void add(std::string_view key, const Object& object) {
    json_.open_object(key);
    describe(*this, object);
    json_.close_object();
  }

  JsonWriter& json_;
};

}  // namespace zhijian
