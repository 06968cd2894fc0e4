#include "documents/json/call_records.h"

#include "documents/json/json_out.h"
#include "documents/names.h"

namespace zhijian {

namespace {

void add_or_null(std::string_view key, std::string_view text, JsonOut& json) {
  text.empty() ? json.key(key).null() : json.key(key).value(text);
}

void add_if_any(std::string_view key, std::string_view text, JsonOut& json) {
  if (!text.empty()) json.key(key).value(text);
}

void add_rubric(const CallRecord& record, JsonOut& json) {
  json.key("\"rubric\":").open('{');
  json.key("\"id\":").value(record.rubric_id);
  add_or_null("\"version\":", record.rubric_version, json);
  json.key("\"digest\":").value(record.rubric_digest);
  json.key("\"scale\":").open('{');
  json.key("\"ceiling\":").value(record.scale.ceiling);
  if (record.scale.pass) json.key("\"pass\":").value(*record.scale.pass);
  if (!record.scale.grades.empty()) {
    json.key("\"grades\":").open('{');
    for (const ScaleRecord::Step& step : record.scale.grades) json.key_from(step.name).value(step.from);
    json.close('}');
  }
  json.close('}');
  json.close('}');
}

void add_dimensions(const CallRecord& record, JsonOut& json) {
  json.key("\"dimensions\":").open('{');
  for (const DimensionRecord& dimension : record.dimensions) {
    json.key_from(dimension.id).open('{');
    add_if_any("\"name\":", dimension.name, json);
    json.key("\"score\":").value(dimension.score);
    json.key("\"max\":").value(dimension.max);
    json.close('}');
  }
  json.close('}');
}

void add_range(const HitRecord::Part& part, JsonOut& json) {
  json.key("\"segment\":").value(part.segment);
  json.key("\"begin\":").value(part.begin);
  json.key("\"end\":").value(part.end);
}

void add_more(const HitRecord& hit, JsonOut& json) {
  json.key("\"more\":").open('[');
  for (size_t i = 1; i < hit.parts.size(); ++i) {
    json.open('{');
    add_range(hit.parts[i], json);
    json.key("\"text\":").value(hit.parts[i].text);
    json.close('}');
  }
  json.close(']');
}

void add_moment(const HitRecord::Moment& moment, JsonOut& json) {
  json.key("\"moment\":").open('{');
  json.key("\"turn\":").value(moment.turn);
  add_range(moment.part, json);
  json.key("\"text\":").value(moment.part.text);
  json.close('}');
}

void add_probe(const HitRecord& hit, JsonOut& json) {
  json.key("\"probe\":").value(name_of(hit.probe));
  json.key("\"value\":");
  hit.probe == Probe::Label ? json.value(hit.label) : json.value(hit.value);
}

void add_place(const HitRecord& hit, JsonOut& json) {
  const HitRecord::Part& part = hit.parts.front();
  json.key("\"turn\":").value(hit.turn);
  json.key("\"segment\":").value(part.segment);
  json.key("\"speaker\":").value(name_of(hit.speaker));
  json.key("\"begin\":").value(part.begin);
  json.key("\"end\":").value(part.end);
  if (hit.probe == Probe::None) json.key("\"text\":").value(part.text);
}

void add_hit(const HitRecord& hit, JsonOut& json) {
  json.open('{');
  if (hit.missing) json.key("\"missing\":").value(true);
  if (!hit.parts.empty()) add_place(hit, json);
  hit.probe == Probe::None ? json.key("\"phrase\":").value(hit.phrase) : add_probe(hit, json);
  if (!hit.missing) json.key("\"grade\":").value(name_of(hit.grade));
  if (is_weak(hit.grade)) json.key("\"similarity\":").value(Ratio::nearest(hit.similarity));
  if (hit.begin_ms != kNoTime) json.key("\"begin_ms\":").value(hit.begin_ms);
  add_if_any("\"sentence\":", hit.sentence, json);
  if (hit.parts.size() > 1) add_more(hit, json);
  if (hit.moment) add_moment(*hit.moment, json);
  json.close('}');
}

void add_critical(const RuleRecord& rule, JsonOut& json) {
  std::string how(name_of(rule.critical));
  if (rule.critical == Rule::Critical::AtMost) how += " " + rule.critical_limit.to_string();
  json.key("\"critical\":").value(how);
}

void add_rule(const RuleRecord& rule, JsonOut& json) {
  json.open('{');
  json.key("\"id\":").value(rule.id);
  add_if_any("\"name\":", rule.name, json);
  add_if_any("\"dimension\":", rule.dimension, json);
  json.key("\"verdict\":").value(name_of(rule.verdict));
  json.key("\"points\":").value(rule.points);
  if (rule.draft) json.key("\"draft\":").value(true);
  if (rule.critical != Rule::Critical::None) add_critical(rule, json);
  add_if_any("\"reason\":", rule.reason, json);
  add_if_any("\"instead\":", rule.instead, json);
  json.key("\"hits\":").open('[');
  for (const HitRecord& hit : rule.hits) add_hit(hit, json);
  json.close(']');
  json.close('}');
}

/// `add_rules` adds what stands between the brackets of `rules`.
template <typename AddRules>
void append(const CallRecord& record, std::string& out, const AddRules& add_rules) {
  JsonOut json(out);
  json.open('{');
  json.key("\"schema\":").value(std::string_view("zhijian.call/1"));
  json.key("\"call\":").value(record.call);
  json.key("\"agent\":").value(record.agent);
  add_or_null("\"agent_name\":", record.agent_name, json);
  add_or_null("\"team\":", record.team, json);
  add_or_null("\"start\":", record.start, json);
  add_rubric(record, json);
  json.key("\"score\":").value(record.score);
  json.key("\"grade\":").value(record.grade);
  json.key("\"passed\":").value(record.passed);
  json.key("\"critical\":").value(record.critical);
  json.key("\"review\":").value(record.review);
  add_dimensions(record, json);
  json.key("\"rules\":").open('[');
  add_rules(json);
  json.close(']');
  json.key("\"source\":").open('{');
  json.key("\"file\":").value(record.file);
  json.key("\"line\":").value(record.line);
  json.close('}');
  json.close('}');
  json.line_feed();
}

}  // namespace

void append_call_record(const CallRecord& record, std::string& out) {
  append(record, out, [&](JsonOut& json) {
    for (const RuleRecord& rule : record.rules) add_rule(rule, json);
  });
}

void CallRecordWriter::operator()(const CallRecord& record, std::string& out) {
  if (record.quiet == nullptr) return append_call_record(record, out);
  const Quiet& quiet = quiet_of(record);
  append(record, out, [&](JsonOut& json) {
    size_t next = 0;
    const auto add_quiet_until = [&](size_t end) {
      const size_t begin = quiet.begins[next];
      // Without the last comma, which is another's to write.
      if (next < end) json.values({quiet.rules.data() + begin, quiet.begins[end] - begin - 1});
    };
    for (const uint32_t rule : record.looked_at) {
      add_quiet_until(rule);
      add_rule(record.rules[rule], json);
      next = rule + 1;
    }
    add_quiet_until(record.rules.size());
  });
}

const CallRecordWriter::Quiet& CallRecordWriter::quiet_of(const CallRecord& record) {
  for (const Quiet& known : quiet_) {
    if (known.verdicts == record.quiet) return known;
  }
  Quiet made{record.quiet, {}, {0}};
  for (size_t i = 0; i < record.rules.size(); ++i) {
    RuleRecord rule;
    rule.id = record.rules[i].id;
    rule.name = record.rules[i].name;
    rule.dimension = record.rules[i].dimension;
    rule.draft = record.rules[i].draft;
    rule.verdict = (*record.quiet)[i];
    {
      JsonOut json(made.rules);
      add_rule(rule, json);
    }
    made.rules += ',';
    made.begins.push_back(made.rules.size());
  }
  return quiet_.emplace_back(std::move(made));
}

}  // namespace zhijian
