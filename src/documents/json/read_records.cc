#include "documents/json/read_records.h"

#include <simdjson.h>

#include <algorithm>
#include <string>

#include "base/messages/report.h"
#include "base/snippet.h"
#include "documents/json/json_fields.h"

namespace zhijian {

namespace {

using simdjson::dom::element;

using Failed = std::optional<JsonFields::Failure>;

/// Reads the members of an object by `read(fields)`.
template <typename Read>
Failed read_object(element value, const Read& read) {
  simdjson::dom::object object;
  if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
  JsonFields fields(object);
  read(fields);
  if (fields.ok()) return std::nullopt;
  return std::move(fields.failure());
}

void read_part(JsonFields& fields, bool with_text, HitRecord::Part& part) {
  fields.required("segment", part.segment);
  fields.required("begin", part.begin);
  fields.required("end", part.end);
  part.text = {};
  if (with_text) fields.required("text", part.text);
}

Failed read_moment(element value, HitRecord& hit) {
  return read_object(value, [&](JsonFields& fields) {
    // Not emplace(), which Clang 14 refuses for a nested type with initial values.
    HitRecord::Moment& moment = *(hit.moment = HitRecord::Moment{});
    fields.required("turn", moment.turn);
    read_part(fields, true, moment.part);
  });
}

void read_more(JsonFields& fields, HitRecord& hit) {
  std::vector<HitRecord::Part> more;
  fields.list("more", false, more, [](element item, HitRecord::Part& part) {
    return read_object(item, [&](JsonFields& part_fields) { read_part(part_fields, true, part); });
  });
  hit.parts.insert(hit.parts.end(), more.begin(), more.end());
}

Failed read_hit(element value, HitRecord& hit) {
  return read_object(value, [&](JsonFields& fields) {
    hit = HitRecord();
    fields.optional("missing", hit.missing);
    fields.optional("probe", hit.probe);
    if (hit.probe == Probe::None) {
      fields.required("phrase", hit.phrase);
    } else if (hit.probe == Probe::Label) {
      fields.required("value", hit.label);
    } else {
      fields.required("value", hit.value);
    }
    fields.optional("begin_ms", hit.begin_ms);
    fields.optional("sentence", hit.sentence);
    fields.nested("moment", false, [&](element moment) { return read_moment(moment, hit); });
    if (hit.missing) return;
    fields.required("turn", hit.turn);
    fields.required("speaker", hit.speaker);
    fields.required("grade", hit.grade);
    if (is_weak(hit.grade)) fields.required("similarity", hit.similarity);
    read_part(fields, hit.probe == Probe::None, hit.parts.emplace_back());
    read_more(fields, hit);
  });
}

void read_critical(JsonFields& fields, RuleRecord& rule) {
  std::string_view how;
  fields.optional("critical", how);
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
    fields.fail("critical", says::RecordWantsKnownWord);
  }
}

Failed read_rule(element value, RuleRecord& rule) {
  return read_object(value, [&](JsonFields& fields) {
    rule.name = rule.dimension = rule.instead = {};
    rule.reason.clear();
    rule.draft = false;
    rule.critical = Rule::Critical::None;
    rule.critical_limit = Decimal();
    fields.required("id", rule.id);
    fields.optional("name", rule.name);
    fields.optional("dimension", rule.dimension);
    fields.required("verdict", rule.verdict);
    fields.required("points", rule.points);
    fields.optional("draft", rule.draft);
    read_critical(fields, rule);
    fields.optional("reason", rule.reason);
    fields.optional("instead", rule.instead);
    fields.list("hits", true, rule.hits, read_hit);
  });
}

Failed read_dimensions(element value, std::vector<DimensionRecord>& dimensions) {
  dimensions.clear();
  simdjson::dom::object object;
  if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
  for (const auto& [id, member] : object) {
    DimensionRecord& dimension = dimensions.emplace_back();
    dimension.id = id;
    Failed failed = read_object(member, [&](JsonFields& fields) {
      fields.optional("name", dimension.name);
      fields.optional("score", dimension.score);
      fields.optional("max", dimension.max);
    });
    if (!failed) continue;
    failed->key = std::string(id) + (failed->key.empty() ? "" : ".") + failed->key;
    return failed;
  }
  return std::nullopt;
}

Failed read_grades(element value, std::vector<ScaleRecord::Step>& grades) {
  simdjson::dom::object object;
  if (value.get_object().get(object)) return JsonFields::Failure{"", says::RecordWantsObject};
  JsonFields fields(object);
  for (const auto& [name, member] : object) {
    fields.required(name, grades.emplace_back().from);
    grades.back().name = name;
  }
  if (!fields.ok()) return std::move(fields.failure());
  // Whoever handled the line in between may have sorted its keys.
  std::stable_sort(grades.begin(), grades.end(),
                   [](const auto& a, const auto& b) { return a.from > b.from; });
  return std::nullopt;
}

Failed read_scale(element value, ScaleRecord& scale) {
  return read_object(value, [&](JsonFields& fields) {
    scale.grades.clear();
    fields.required("ceiling", scale.ceiling);
    fields.optional("pass", scale.pass);
    fields.nested("grades", false, [&](element grades) { return read_grades(grades, scale.grades); });
  });
}

void read_call(JsonFields& fields, CallRecord& record) {
  record.agent_name = record.team = record.start = record.rubric_version = {};
  fields.required("call", record.call);
  fields.required("agent", record.agent);
  fields.optional("agent_name", record.agent_name);
  fields.optional("team", record.team);
  fields.optional("start", record.start);
  fields.nested("rubric", true, [&](element value) {
    return read_object(value, [&](JsonFields& rubric) {
      rubric.required("id", record.rubric_id);
      rubric.optional("version", record.rubric_version);
      rubric.required("digest", record.rubric_digest);
      rubric.nested("scale", true, [&](element scale) { return read_scale(scale, record.scale); });
    });
  });
  fields.optional("score", record.score);
  fields.optional("grade", record.grade);
  fields.optional("passed", record.passed);
  fields.required("critical", record.critical);
  fields.required("review", record.review);
  fields.nested("dimensions", true, [&](element value) { return read_dimensions(value, record.dimensions); });
  fields.list("rules", true, record.rules, read_rule);
  fields.nested("source", true, [&](element value) {
    return read_object(value, [&](JsonFields& source) {
      source.required("file", record.file);
      source.required("line", record.line);
    });
  });
}

}  // namespace

struct CallRecordReader::Implementation {
  simdjson::dom::parser parser;
};

CallRecordReader::CallRecordReader() : implementation_(std::make_unique<Implementation>()) {}
CallRecordReader::~CallRecordReader() = default;
CallRecordReader::CallRecordReader(CallRecordReader&&) noexcept = default;

Result<void> CallRecordReader::read(std::string_view line, CallRecord& record) {
  element root;
  const auto error = implementation_->parser.parse(line.data(), line.size()).get(root);
  if (error) return unexpected(message(says::RecordNotJson, snippet(line)));
  std::string_view schema;
  if (root["schema"].get_string().get(schema)) schema = "";
  if (schema != "zhijian.call/1") return unexpected(message(says::RecordWrongSchema, std::string(schema)));
  Failed failed = read_object(root, [&](JsonFields& fields) { read_call(fields, record); });
  if (!failed) return {};
  if (!failed->wanted) return unexpected(message(says::RecordKeyMissing, failed->key));
  return unexpected(message(*failed->wanted, failed->key));
}

}  // namespace zhijian
