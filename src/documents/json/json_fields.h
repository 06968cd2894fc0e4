#pragma once

#include <simdjson.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/message.h"
#include "base/messages/report.h"
#include "documents/names.h"
#include "score/exact.h"

namespace zhijian {

/// What a value was asked to be and is not. Without it a key is missing.
using Wanted = std::optional<MessageId>;

/// Reads members of an object into fields. After the first failure it only remembers: where, and what was
/// wanted.
class JsonFields {
 public:
  struct Failure {
    std::string key;  ///< "rules[2].verdict"
    Wanted wanted;
  };

  explicit JsonFields(simdjson::dom::object object) : object_(object) {}

  bool ok() const { return !failure_.has_value(); }
  Failure& failure() { return *failure_; }

  /// Each fails where the key is missing or something else. `null` counts as missing for `optional_…`, which
  /// leave the field as it was.
  template <typename Value>
  void required(std::string_view key, Value& value) {
    read(key, value, true);
  }
  template <typename Value>
  void optional(std::string_view key, Value& value) {
    read(key, value, false);
  }
  template <typename Value>
  void optional(std::string_view key, std::optional<Value>& value) {
    Value read_value{};
    const bool before = ok();
    value.reset();
    if (before && read(key, read_value, false)) value = read_value;
  }

  /// The element of a key, to be read by `read(element)`, which returns a failure inside it.
  template <typename Read>
  void nested(std::string_view key, bool is_required, const Read& read_element) {
    simdjson::dom::element value;
    if (!find(key, is_required, value)) return;
    std::optional<Failure> failure = read_element(value);
    if (failure) add_context(std::string(key), std::move(*failure));
  }

  /// Each element of a list, into `list`, whose memory is used again.
  template <typename Item, typename Read>
  void list(std::string_view key, bool is_required, std::vector<Item>& list, const Read& read_item) {
    simdjson::dom::element value;
    size_t count = 0;
    if (find(key, is_required, value)) {
      simdjson::dom::array array;
      if (value.get_array().get(array)) return fail(std::string(key), says::RecordWantsList);
      for (const simdjson::dom::element item : array) {
        if (count == list.size()) list.emplace_back();
        std::optional<Failure> failure = read_item(item, list[count]);
        if (failure)
          return add_context(std::string(key) + '[' + std::to_string(count) + ']', std::move(*failure));
        ++count;
      }
    }
    list.resize(count);
  }

  void fail(std::string key, Wanted wanted) {
    if (ok()) failure_ = Failure{std::move(key), wanted};
  }

 private:
  bool find(std::string_view key, bool is_required, simdjson::dom::element& value) {
    if (!ok()) return false;
    const bool missing = object_.at_key(key).get(value) != simdjson::SUCCESS || value.is_null();
    if (missing && is_required) fail(std::string(key), std::nullopt);
    return !missing;
  }

  void add_context(const std::string& key, Failure inside) {
    const bool in_list = inside.key.empty() || inside.key.starts_with('[');
    fail(key + (in_list ? "" : ".") + inside.key, inside.wanted);
  }

  template <typename Value>
  bool read(std::string_view key, Value& value, bool is_required) {
    simdjson::dom::element found;
    if (!find(key, is_required, found)) return false;
    const Wanted wanted = convert(found, value);
    if (wanted) fail(std::string(key), wanted);
    return !wanted;
  }

  static Wanted convert(simdjson::dom::element from, std::string_view& value) {
    if (from.get_string().get(value)) return says::RecordWantsText;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, std::string& value) {
    std::string_view view;
    if (const Wanted wanted = convert(from, view)) return wanted;
    value = view;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, bool& value) {
    if (from.get_bool().get(value)) return says::RecordWantsBool;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, int64_t& value) {
    if (from.get_int64().get(value)) return says::RecordWantsInteger;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, uint32_t& value) {
    uint64_t wide = 0;
    if (from.get_uint64().get(wide) || wide > std::numeric_limits<uint32_t>::max()) {
      return says::RecordWantsInteger;
    }
    value = static_cast<uint32_t>(wide);
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, double& value) {
    if (from.get_double().get(value) || !(value >= 0 && value <= 1)) return says::RecordWantsRatio;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, Decimal& value) {
    double number = 0;
    if (from.get_double().get(number)) return says::RecordWantsDecimal;
    // What was written with two decimals is the nearest double to it, up to the largest Decimal.
    const double hundredths = std::round(number * 100);
    const bool fits = std::abs(hundredths) <= static_cast<double>(kMostHundredths);
    if (!fits || hundredths / 100 != number) return says::RecordWantsDecimal;
    value = Decimal::from_hundredths(static_cast<int64_t>(hundredths));
    return std::nullopt;
  }
  template <typename Enum, std::optional<Enum> (*kNamed)(std::string_view)>
  static Wanted convert_name(simdjson::dom::element from, Enum& value) {
    std::string_view name;
    if (from.get_string().get(name)) return says::RecordWantsText;
    const std::optional<Enum> known = kNamed(name);
    if (!known) return says::RecordWantsKnownWord;
    value = *known;
    return std::nullopt;
  }
  static Wanted convert(simdjson::dom::element from, Verdict& value) {
    return convert_name<Verdict, verdict_named>(from, value);
  }
  static Wanted convert(simdjson::dom::element from, Speaker& value) {
    return convert_name<Speaker, speaker_named>(from, value);
  }
  static Wanted convert(simdjson::dom::element from, Grade& value) {
    return convert_name<Grade, grade_named>(from, value);
  }
  static Wanted convert(simdjson::dom::element from, Probe& value) {
    return convert_name<Probe, probe_named>(from, value);
  }

  simdjson::dom::object object_;
  std::optional<Failure> failure_;
};

}  // namespace zhijian
