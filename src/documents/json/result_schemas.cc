#include "documents/json/result_schemas.h"

#include <nlohmann/json.hpp>

#include "documents/names.h"
#include "results/record_fields.h"
#include "results/report_fields.h"

namespace zhijian {

namespace {

using Json = nlohmann::ordered_json;

Json type(const char* name) {
  return {{"type", name}};
}

Json nullable(Json schema) {
  if (schema.contains("enum")) {
    schema["enum"].push_back(nullptr);
  } else {
    schema["type"] = Json::array({schema["type"], "null"});
  }
  return schema;
}

template <typename Enum>
Json words() {
  Json names = Json::array();
  for (int i = 0; i <= static_cast<int>(kLast<Enum>); ++i) {
    const std::string_view name = name_of(static_cast<Enum>(i));
    if (!name.empty()) names.push_back(name);
  }
  return {{"enum", names}};
}

/// Makes a schema of described objects: of each member's type, not of its value.
class SchemaFields {
 public:
  static constexpr bool kReads = false;

  template <typename Value>
  void always(std::string_view key, const Value& value, std::string_view note) {
    add(key, of(value), note);
  }
  template <typename Value>
  void known(std::string_view key, const Value& value, std::string_view note) {
    add(key, nullable(of(value)), note);
  }
  template <typename Value>
  void given(std::string_view key, const Value& value, bool, std::string_view note) {
    add(key, nullable(of(value)), note);
  }
  void flag(std::string_view key, bool, std::string_view note) { add(key, type("boolean"), note); }
  template <typename Describe>
  void object(std::string_view key, const Describe& describe_it, std::string_view note) {
    SchemaFields fields;
    describe_it(fields);
    add(key, fields.take(), note);
  }
  template <typename List, typename Describe>
  void each(std::string_view key, const List& list, const Describe& describe_it, std::string_view note) {
    SchemaFields fields;
    describe_it(fields, std::decay_t<decltype(*list.begin())>());
    add(key, {{"type", "array"}, {"items", fields.take()}}, note);
  }
  void pair(std::string_view key, const std::optional<Decimal>&, const std::optional<Decimal>&,
            std::string_view note) {
    add(key, nullable(two(type("number"))), note);
  }
  template <typename Value>
  void place(std::string_view key, const HitRecord&, Value HitRecord::Part::*, std::string_view note) {
    add(key, nullable(of(Value())), note);
  }
  void more(std::string_view key, const HitRecord&, std::string_view note) {
    add(key, nullable(of(std::vector<HitRecord::Part>())), note);
  }
  void critical(std::string_view key, const RuleRecord&, std::string_view note) {
    Json how = type("string");
    how["pattern"] = "^(call|dimension|at most [0-9]+(\\.[0-9]{1,2})?)$";
    add(key, nullable(std::move(how)), note);
  }
  void rules(std::string_view key, const CallRecord& record, std::string_view note) {
    always(key, record.rules, note);
  }

  void constant(std::string_view key, std::string_view value) { add(key, {{"const", value}}, ""); }

  Json take() {
    return {{"type", "object"},
            {"properties", std::move(properties_)},
            {"required", std::move(required_)},
            {"additionalProperties", false}};
  }

 private:
  void add(std::string_view key, Json schema, std::string_view note) {
    if (!note.empty()) schema["description"] = note;
    properties_[std::string(key)] = std::move(schema);
    required_.push_back(key);
  }

  static Json two(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}, {"minItems", 2}, {"maxItems", 2}};
  }
  static Json of(std::string_view) { return type("string"); }
  static Json of(const std::string&) { return type("string"); }
  static Json of(bool) { return type("boolean"); }
  static Json of(Decimal) { return type("number"); }
  static Json of(int64_t) { return type("integer"); }
  template <std::unsigned_integral Count>
  static Json of(Count) {
    return {{"type", "integer"}, {"minimum", 0}};
  }
  static Json of(double) { return of(Ratio()); }
  static Json of(Ratio) { return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}; }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  static Json of(Enum) { return words<Enum>(); }
  static Json of(PartRecord) { return two({{"type", "integer"}, {"minimum", 1}}); }
  static Json of(const std::vector<MetaRecord>&) {
    return {{"type", "object"}, {"additionalProperties", type("string")}};
  }
  template <typename Item>
  static Json of(const std::vector<Item>&) {
    return {{"type", "array"}, {"items", of(Item())}};
  }
  template <typename Value>
  static Json of(const std::optional<Value>&) {
    return of(Value());
  }
  template <typename Object>
  requires std::is_class_v<Object>
  static Json of(const Object& object) {
    SchemaFields fields;
    describe(fields, object);
    return fields.take();
  }

  Json properties_ = Json::object();
  Json required_ = Json::array();
};

template <typename Object>
std::string schema_of(std::string_view name, std::string_view title) {
  SchemaFields fields;
  fields.constant("schema", name);
  const Object object;
  describe(fields, object);
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  schema.update(fields.take());
  return schema.dump(1) + "\n";
}

}  // namespace

std::string call_schema() {
  return schema_of<CallRecord>(
      "zhijian.call/2", "zhijian call record, zhijian.call/2: a line of results for one call and agent");
}

std::string report_schema() {
  return schema_of<Report>("zhijian.report/2", "zhijian report, zhijian.report/2");
}

}  // namespace zhijian
