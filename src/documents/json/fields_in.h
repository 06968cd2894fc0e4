#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/json/json_fields.h"
#include "results/record_fields.h"

namespace zhijian {

/// Reads described objects from JSON, also as `zhijian.call/1` had them: there keys without a value are
/// missing, dimensions and grades are members of an object, and the `value` of a label is its text.
class FieldsIn {
 public:
  using Failure = std::optional<JsonFields::Failure>;
  using Element = simdjson::dom::element;

  static constexpr bool kReads = true;

  template <typename Object>
  static Failure read(Element value, bool is_first_version, Object& object) {
    return in_object(value, is_first_version, [&](FieldsIn& fields) {
      fields.before(object);
      describe(fields, object);
      fields.after(object);
    });
  }

  template <typename Value>
  void always(std::string_view key, Value& value, std::string_view) {
    fields_.required(key, value);
  }
  template <typename Item>
  void always(std::string_view key, std::vector<Item>& list, std::string_view) {
    const bool keyed =
        first_ && (std::same_as<Item, DimensionRecord> || std::same_as<Item, ScaleRecord::Step>);
    if (keyed) return fields_.nested(key, false, [&](Element value) { return read_keyed(value, list); });
    fields_.list(key, true, list, [&](Element item, Item& to) { return read(item, first_, to); });
  }
  void always(std::string_view key, ScaleRecord& scale, std::string_view) { nested(key, true, scale); }

  template <typename Value>
  void known(std::string_view key, Value& value, std::string_view) {
    value = Value();
    fields_.optional(key, value);
  }
  void known(std::string_view key, int64_t& milliseconds, std::string_view) {
    milliseconds = kNoTime;
    fields_.optional(key, milliseconds);
  }
  template <typename Value>
  void known(std::string_view key, std::optional<Value>& value, std::string_view) {
    fields_.optional(key, value);
  }
  void known(std::string_view key, std::optional<HitRecord::Moment>& moment, std::string_view) {
    fields_.nested(key, false, [&](Element value) {
      // Not emplace(), which Clang 14 refuses for a nested type with initial values.
      return read(value, first_, *(moment = HitRecord::Moment{}));
    });
  }
  void known(std::string_view key, std::vector<MetaRecord>& meta, std::string_view) {
    meta.clear();
    fields_.nested(key, false, [&](Element value) { return read_texts(value, meta); });
  }
  void known(std::string_view key, PartRecord& part, std::string_view) {
    part = {};
    fields_.nested(key, false, [&](Element value) { return read_pair(value, part); });
  }

  template <typename Value>
  void given(std::string_view key, Value& value, bool there, std::string_view) {
    if (there) fields_.required(key, value);
  }
  void flag(std::string_view key, bool& value, std::string_view) {
    value = false;
    fields_.optional(key, value);
  }
  template <typename Describe>
  void object(std::string_view key, const Describe& describe_it, std::string_view) {
    fields_.nested(key, true, [&](Element value) { return in_object(value, first_, describe_it); });
  }

  template <typename Value>
  void place(std::string_view key, HitRecord& hit, Value HitRecord::Part::*member, std::string_view note) {
    constexpr bool is_text = std::same_as<Value, std::string_view>;
    if (hit.missing) return;
    if (hit.parts.empty()) hit.parts.emplace_back();
    given(key, hit.parts.front().*member, !(is_text && hit.probe != Probe::None), note);
  }
  void more(std::string_view key, HitRecord& hit, std::string_view) {
    std::vector<HitRecord::Part> more;
    fields_.list(key, false, more,
                 [&](Element item, HitRecord::Part& part) { return read(item, first_, part); });
    hit.parts.insert(hit.parts.end(), more.begin(), more.end());
  }
  void critical(std::string_view key, RuleRecord& rule, std::string_view) {
    rule.critical = Rule::Critical::None;
    rule.critical_limit = Decimal();
    std::string_view how;
    fields_.optional(key, how);
    if (how.empty()) return;
    constexpr std::string_view kAtMost = "at most ";
    const auto limit = how.starts_with(kAtMost) ? Decimal::parse(how.substr(kAtMost.size())) : std::nullopt;
    if (how == "call") {
      rule.critical = Rule::Critical::Call;
    } else if (how == "dimension") {
      rule.critical = Rule::Critical::Dimension;
    } else if (limit) {
      rule.critical = Rule::Critical::AtMost;
      rule.critical_limit = *limit;
    } else {
      fields_.fail(std::string(key), says::RecordWantsKnownWord);
    }
  }
  void rules(std::string_view key, CallRecord& record, std::string_view note) {
    always(key, record.rules, note);
  }

 private:
  FieldsIn(simdjson::dom::object object, bool is_first_version) : fields_(object), first_(is_first_version) {}

  template <typename Describe>
  static Failure in_object(Element value, bool is_first_version, const Describe& describe_it) {
    simdjson::dom::object object;
    if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
    FieldsIn fields(object, is_first_version);
    describe_it(fields);
    if (fields.fields_.ok()) return std::nullopt;
    return std::move(fields.fields_.failure());
  }

  template <typename Object>
  void nested(std::string_view key, bool is_required, Object& object) {
    fields_.nested(key, is_required, [&](Element value) { return read(value, first_, object); });
  }

  // What has to be done to an object before and after its members are read.
  void before(HitRecord& hit) { hit = HitRecord(); }
  void before(auto&) {}
  void after(HitRecord& hit) {
    if (first_ && hit.probe == Probe::Label) fields_.required("value", hit.label);
  }
  void after(ScaleRecord& scale) {
    // Whoever handled the line in between may have sorted its keys.
    std::stable_sort(scale.grades.begin(), scale.grades.end(),
                     [](const auto& a, const auto& b) { return a.from > b.from; });
  }
  void after(auto&) {}

  template <typename Item>
  Failure read_keyed(Element value, std::vector<Item>& list) {
    list.clear();
    simdjson::dom::object object;
    if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
    JsonFields members(object);
    for (const auto& [key, member] : object) {
      Item& item = list.emplace_back();
      if constexpr (std::same_as<Item, ScaleRecord::Step>) {
        item.name = key;
        members.required(key, item.from);
      } else if constexpr (std::same_as<Item, DimensionRecord>) {
        item.id = key;
        members.nested(key, true, [&](Element of) {
          return in_object(of, first_, [&](FieldsIn& fields) {
            fields.known("name", item.name, "");
            fields.known("score", item.score, "");
            fields.known("max", item.max, "");
          });
        });
      }
    }
    if (members.ok()) return std::nullopt;
    return std::move(members.failure());
  }
  static Failure read_texts(Element value, std::vector<MetaRecord>& meta) {
    simdjson::dom::object object;
    if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
    for (const auto& [key, member] : object) {
      MetaRecord& field = meta.emplace_back();
      field.name = key;
      if (member.get_string().get(field.value))
        return JsonFields::Failure{std::string(key), says::RecordWantsText};
    }
    return std::nullopt;
  }
  static Failure read_pair(Element value, PartRecord& part) {
    simdjson::dom::array array;
    if (value.get_array().get(array)) return JsonFields::Failure{"", says::RecordWantsList};
    uint32_t numbers[2] = {};
    size_t count = 0;
    for (const Element item : array) {
      uint64_t number = 0;
      if (count == 2 || item.get_uint64().get(number) || number > UINT32_MAX)
        return JsonFields::Failure{"", says::RecordWantsInteger};
      numbers[count++] = static_cast<uint32_t>(number);
    }
    part = {numbers[0], numbers[1]};
    return std::nullopt;
  }

  JsonFields fields_;
  bool first_;  ///< it is `zhijian.call/1`
};

}  // namespace zhijian
