#include "report/call_records.h"

#include "report/json_text.h"
#include "report/names.h"

namespace zhijian {

namespace {

/// Appends members of an object. Keys come with their quotes and colon, so that writing one is copying a
/// constant.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_ += '}'; }

  std::string& key(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    return out_.append(key);
  }

  template <typename Value>
  void add(std::string_view quoted_key, const Value& value) {
    append_json(value, key(quoted_key));
  }

  template <typename Value>
  void add(std::string_view quoted_key, const std::optional<Value>& value) {
    value ? append_json(*value, key(quoted_key)) : void(key(quoted_key).append("null"));
  }

  void add_or_null(std::string_view quoted_key, std::string_view text) {
    text.empty() ? void(key(quoted_key).append("null")) : append_json(text, key(quoted_key));
  }

  void add_if_any(std::string_view quoted_key, std::string_view text) {
    if (!text.empty()) append_json(text, key(quoted_key));
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_scale(const ScaleRecord& scale, std::string& out) {
  Members members(out);
  members.add("\"ceiling\":", scale.ceiling);
  if (scale.pass) members.add("\"pass\":", *scale.pass);
  if (!scale.grades.empty()) {
    Members grades(members.key("\"grades\":"));
    for (const ScaleRecord::Step& step : scale.grades) {
      append_json(step.name, grades.key(""));
      out += ':';
      append_json(step.from, out);
    }
    grades.close();
  }
  members.close();
}

void append_dimensions(const CallRecord& record, std::string& out) {
  Members dimensions(out);
  for (const DimensionRecord& dimension : record.dimensions) {
    append_json(dimension.id, dimensions.key(""));
    out += ':';
    Members members(out);
    members.add_if_any("\"name\":", dimension.name);
    members.add("\"score\":", dimension.score);
    members.add("\"max\":", dimension.max);
    members.close();
  }
  dimensions.close();
}

void add_part(const HitRecord::Part& part, bool with_text, Members& members) {
  members.add("\"begin\":", part.begin);
  members.add("\"end\":", part.end);
  if (with_text) members.add("\"text\":", part.text);
}

void append_more(const std::vector<HitRecord::Part>& parts, std::string& out) {
  for (size_t i = 1; i < parts.size(); ++i) {
    out += i == 1 ? '[' : ',';
    Members members(out);
    members.add("\"segment\":", parts[i].segment);
    add_part(parts[i], true, members);
    members.close();
  }
  out += ']';
}

void append_moment(const HitRecord::Moment& moment, std::string& out) {
  Members members(out);
  members.add("\"turn\":", moment.turn);
  members.add("\"segment\":", moment.part.segment);
  add_part(moment.part, true, members);
  members.close();
}

void add_probe(const HitRecord& hit, Members& members) {
  members.add("\"probe\":", name_of(hit.probe));
  if (hit.probe == Probe::Label) {
    members.add("\"value\":", hit.label);
  } else {
    members.add("\"value\":", hit.value);
  }
}

void append_hit(const HitRecord& hit, std::string& out) {
  Members members(out);
  if (hit.missing) members.add("\"missing\":", true);
  if (!hit.parts.empty()) {
    const HitRecord::Part& part = hit.parts.front();
    members.add("\"turn\":", hit.turn);
    members.add("\"segment\":", part.segment);
    members.add("\"speaker\":", name_of(hit.speaker));
    add_part(part, hit.probe == Probe::None, members);
  }
  if (hit.probe == Probe::None) {
    members.add("\"phrase\":", hit.phrase);
  } else {
    add_probe(hit, members);
  }
  if (!hit.missing) members.add("\"grade\":", name_of(hit.grade));
  if (is_weak(hit.grade)) members.add("\"similarity\":", Ratio::nearest(hit.similarity));
  if (hit.begin_ms != kNoTime) members.add("\"begin_ms\":", hit.begin_ms);
  members.add_if_any("\"sentence\":", hit.sentence);
  if (hit.parts.size() > 1) append_more(hit.parts, members.key("\"more\":"));
  if (hit.moment) append_moment(*hit.moment, members.key("\"moment\":"));
  members.close();
}

void add_critical(const RuleRecord& rule, Members& members) {
  if (rule.critical != Rule::Critical::AtMost) return members.add("\"critical\":", name_of(rule.critical));
  members.add("\"critical\":", "at most " + rule.critical_limit.to_string());
}

void append_rule(const RuleRecord& rule, std::string& out) {
  Members members(out);
  members.add("\"id\":", rule.id);
  members.add_if_any("\"name\":", rule.name);
  members.add_if_any("\"dimension\":", rule.dimension);
  members.add("\"verdict\":", name_of(rule.verdict));
  members.add("\"points\":", rule.points);
  if (rule.draft) members.add("\"draft\":", true);
  if (rule.critical != Rule::Critical::None) add_critical(rule, members);
  members.add_if_any("\"reason\":", rule.reason);
  members.add_if_any("\"instead\":", rule.instead);
  members.key("\"hits\":") += '[';
  for (size_t i = 0; i < rule.hits.size(); ++i) {
    if (i > 0) out += ',';
    append_hit(rule.hits[i], out);
  }
  out += ']';
  members.close();
}

}  // namespace

void append_call_record(const CallRecord& record, std::string& out) {
  Members members(out);
  members.add("\"schema\":", std::string_view("zhijian.call/1"));
  members.add("\"call\":", record.call);
  members.add("\"agent\":", record.agent);
  members.add_or_null("\"agent_name\":", record.agent_name);
  members.add_or_null("\"team\":", record.team);
  members.add_or_null("\"start\":", record.start);
  Members rubric(members.key("\"rubric\":"));
  rubric.add("\"id\":", record.rubric_id);
  rubric.add_or_null("\"version\":", record.rubric_version);
  rubric.add("\"digest\":", record.rubric_digest);
  append_scale(record.scale, rubric.key("\"scale\":"));
  rubric.close();
  members.add("\"score\":", record.score);
  members.add("\"grade\":", record.grade);
  members.add("\"passed\":", record.passed);
  members.add("\"critical\":", record.critical);
  members.add("\"review\":", record.review);
  append_dimensions(record, members.key("\"dimensions\":"));
  members.key("\"rules\":") += '[';
  for (size_t i = 0; i < record.rules.size(); ++i) {
    if (i > 0) out += ',';
    append_rule(record.rules[i], out);
  }
  out += ']';
  Members source(members.key("\"source\":"));
  source.add("\"file\":", record.file);
  source.add("\"line\":", record.line);
  source.close();
  members.close();
  out += '\n';
}

}  // namespace zhijian
