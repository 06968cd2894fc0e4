#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "documents/json/call_records.h"
#include "documents/json/json_out.h"
#include "documents/names.h"
#include "results/record_fields.h"

namespace zhijian {

/// Writes described objects as compact JSON.
///
/// Why it is fast: all of this is inlined, so that of a key, which is a constant, a few moves are left.
class FieldsOut {
 public:
  static constexpr bool kReads = false;

  /// `quiet`: of the record's rules that were not looked at, or null.
  explicit FieldsOut(JsonOut& json, const QuietText* quiet = nullptr) : json_(json), quiet_(quiet) {}

  template <typename Value>
  [[gnu::always_inline]] void always(std::string_view key, const Value& value, std::string_view) {
    json_.name(key);
    write(value);
  }
  template <typename Value>
  [[gnu::always_inline]] void known(std::string_view key, const Value& value, std::string_view note) {
    given(key, value, !is_nothing(value), note);
  }
  template <typename Value>
  [[gnu::always_inline]] void given(std::string_view key, const Value& value, bool there, std::string_view) {
    json_.name(key);
    there ? write(value) : json_.null();
  }
  [[gnu::always_inline]] void flag(std::string_view key, bool value, std::string_view) {
    json_.name(key);
    json_.value(value);
  }
  template <typename Describe>
  [[gnu::always_inline]] void object(std::string_view key, const Describe& describe_it, std::string_view) {
    json_.name(key);
    json_.open('{');
    describe_it(*this);
    json_.close('}');
  }

  template <typename Object>
  requires std::is_class_v<Object>
  void write(const Object& object) {
    json_.open('{');
    describe(*this, object);
    json_.close('}');
  }

  // What records have once only.

  /// Of the first part, if there is one.
  template <typename Value>
  [[gnu::always_inline]] void place(std::string_view key, const HitRecord& hit,
                                    Value HitRecord::Part::*member, std::string_view note) {
    constexpr bool is_text = std::same_as<Value, std::string_view>;
    const bool there = !hit.parts.empty() && !(is_text && hit.probe != Probe::None);
    static const HitRecord::Part kNone;
    given(key, (there ? hit.parts.front() : kNone).*member, there, note);
  }
  /// The parts behind the first.
  void more(std::string_view key, const HitRecord& hit, std::string_view) {
    json_.name(key);
    if (hit.parts.size() < 2) return json_.null();
    json_.open('[');
    std::for_each(hit.parts.begin() + 1, hit.parts.end(), [&](const HitRecord::Part& part) { write(part); });
    json_.close(']');
  }
  void critical(std::string_view key, const RuleRecord& rule, std::string_view) {
    json_.name(key);
    if (rule.critical == Rule::Critical::None) return json_.null();
    std::string how(name_of(rule.critical));
    if (rule.critical == Rule::Critical::AtMost) how += " " + rule.critical_limit.to_string();
    json_.value(how);
  }
  void rules(std::string_view key, const CallRecord& record, std::string_view note) {
    if (quiet_ == nullptr) return always(key, record.rules, note);
    json_.name(key);
    json_.open('[');
    size_t next = 0;
    for (const uint32_t rule : record.looked_at) {
      write_quiet(next, rule);
      write(record.rules[rule]);
      next = rule + 1;
    }
    write_quiet(next, record.rules.size());
    json_.close(']');
  }

 private:
  void write_quiet(size_t first, size_t last) {
    const size_t begin = quiet_->begins[first];
    // Without the last comma, which is another's to write.
    if (first < last) json_.values({quiet_->rules.data() + begin, quiet_->begins[last] - begin - 1});
  }
  void write(std::string_view text) { json_.value(text); }
  void write(const std::string& text) { json_.value(std::string_view(text)); }
  void write(bool value) { json_.value(value); }
  void write(std::integral auto number) { json_.value(number); }
  void write(Decimal number) { json_.value(number); }
  void write(double ratio) { json_.value(Ratio::nearest(ratio)); }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void write(Enum word) { json_.value(name_of(word)); }
  template <typename Value>
  void write(const std::optional<Value>& value) {
    write(*value);
  }
  void write(PartRecord part) {
    json_.open('[');
    json_.value(part.number);
    json_.value(part.count);
    json_.close(']');
  }
  void write(const std::vector<MetaRecord>& meta) {
    json_.open('{');
    for (const MetaRecord& field : meta) {
      json_.key_from(field.name);
      json_.value(field.value);
    }
    json_.close('}');
  }
  template <typename Item>
  void write(const std::vector<Item>& list) {
    json_.open('[');
    for (const Item& item : list) write(item);
    json_.close(']');
  }
  JsonOut& json_;
  const QuietText* quiet_;
};

}  // namespace zhijian
