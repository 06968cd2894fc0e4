#include "documents/json/csv.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "documents/json/json_text.h"
#include "documents/names.h"

namespace zhijian {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Spreadsheets take a text for a formula by its first character; some in China and Japan also by a full-width
// one.
bool looks_like_formula(std::string_view text) {
  if (text.empty()) return false;
  switch (text.front()) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
      return true;
    case '\xEF':
      return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") ||
             text.starts_with("＠");
    default:
      return false;
  }
}

bool needs_quotes(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
}

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  Row& text(std::string_view text) {
    separate();
    const bool formula = looks_like_formula(text);
    if (!needs_quotes(text)) {
      if (formula) out_ += '\'';
      out_ += text;
      return *this;
    }
    out_ += formula ? "\"'" : "\"";
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }

  /// Numbers and true/false, as in JSON; a negative number is no formula.
  template <typename Value>
  Row& value(const Value& value) {
    separate();
    append_json(value, out_);
    return *this;
  }

  /// Nothing is an empty cell.
  template <typename Value>
  Row& value(const std::optional<Value>& value) {
    return value ? this->value(*value) : empty();
  }

  Row& empty() {
    separate();
    return *this;
  }

  void end() { out_ += "\r\n"; }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

using DimensionId = std::pair<std::string, std::string>;  // rubric and id

std::vector<DimensionId> dimensions_of(const Report& report) {
  std::vector<DimensionId> ids;
  for (const AgentCard& agent : report.agents) {
    for (const DimensionCard& dimension : agent.dimensions) {
      const DimensionId id{dimension.rubric, dimension.id};
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
  }
  return ids;
}

std::optional<Decimal> mean_of(const AgentCard& agent, const DimensionId& id) {
  for (const DimensionCard& dimension : agent.dimensions) {
    if (dimension.rubric == id.first && dimension.id == id.second) return dimension.mean;
  }
  return std::nullopt;
}

void add_agent(const AgentCard& agent, const std::vector<DimensionId>& dimensions, std::string& out) {
  Row row(out);
  row.value(agent.rank).text(agent.agent).text(agent.name).text(agent.team).value(agent.calls);
  if (agent.score) {
    const ScoreSpread& score = *agent.score;
    row.value(score.mean).value(score.median).value(score.min).value(score.max);
    row.value(score.stddev).value(score.ci95_low).value(score.ci95_high);
  } else {
    for (int i = 0; i < 7; ++i) row.empty();
  }
  row.text(agent.grade.value_or(""))
      .value(agent.pass_rate)
      .value(agent.critical_calls)
      .value(agent.review_calls);
  for (const DimensionId& id : dimensions) row.value(mean_of(agent, id));
  row.end();
}

void add_call(const CallRecord& record, std::string& out) {
  std::string failed;
  for (const RuleRecord& rule : record.rules) {
    if (rule.verdict != Verdict::Fail || rule.draft) continue;
    if (!failed.empty()) failed += ' ';
    failed += rule.id;
  }
  Row row(out);
  row.text(record.call).text(record.agent).text(record.agent_name).text(record.team).text(record.start);
  row.text(record.rubric_id).text(record.rubric_version).value(record.score);
  row.text(record.grade.value_or("")).value(record.passed).value(record.critical).value(record.review);
  row.text(failed).text(record.file).value(record.line).end();
}

void add_rule(const CallRecord& record, const RuleRecord& rule, std::string& out) {
  Row row(out);
  row.text(record.call).text(record.agent).text(record.rubric_id).text(rule.id).text(rule.name);
  row.text(rule.dimension).text(name_of(rule.verdict)).value(rule.points).value(rule.draft);
  row.value(rule.hits.size()).text(rule.reason).end();
}

void add_hit(const CallRecord& record, const RuleRecord& rule, const HitRecord& hit, std::string& out) {
  Row row(out);
  row.text(record.call).text(record.agent).text(record.rubric_id).text(rule.id).text(name_of(rule.verdict));
  row.value(hit.missing);
  if (hit.parts.empty()) {
    for (int i = 0; i < 6; ++i) row.empty();
  } else {
    std::string words;
    for (const HitRecord::Part& part : hit.parts) words += part.text;
    const HitRecord::Part& part = hit.parts.front();
    row.value(hit.turn)
        .value(part.segment)
        .text(name_of(hit.speaker))
        .value(part.begin)
        .value(part.end)
        .text(words);
  }
  row.text(hit.sentence).text(hit.phrase).text(hit.missing ? "" : name_of(hit.grade));
  is_weak(hit.grade) ? row.value(Ratio::nearest(hit.similarity)) : row.empty();
  row.text(name_of(hit.probe));
  if (hit.probe == Probe::None) {
    row.empty();
  } else {
    hit.probe == Probe::Label ? row.text(hit.label) : row.value(hit.value);
  }
  row.value(hit.begin_ms == kNoTime ? std::nullopt : std::optional(hit.begin_ms));
  row.value(hit.moment ? std::optional(hit.moment->turn) : std::nullopt);
  row.text(hit.moment ? hit.moment->part.text : "")
      .text(rule.instead)
      .text(record.file)
      .value(record.line)
      .end();
}

std::string header(std::initializer_list<std::string_view> names) {
  std::string out(kByteOrderMark);
  Row row(out);
  for (const std::string_view name : names) row.text(name);
  return out;
}

}  // namespace

std::optional<CsvRows> csv_rows(std::string_view name) {
  if (name == "agents") return CsvRows::Agents;
  if (name == "calls") return CsvRows::Calls;
  if (name == "rules") return CsvRows::Rules;
  if (name == "hits") return CsvRows::Hits;
  return std::nullopt;
}

std::string agents_csv(const Report& report) {
  std::string out =
      header({"rank", "agent", "name", "team", "calls", "mean", "median", "min", "max", "stddev", "ci95_low",
              "ci95_high", "grade", "pass_rate", "critical_calls", "review_calls"});
  const std::vector<DimensionId> dimensions = dimensions_of(report);
  for (const auto& [rubric, id] : dimensions) {
    // The prefix keeps an id from looking like a formula.
    out += ",";
    Row(out).text("dimension:" + (report.has_several_rubrics() ? rubric + "/" + id : id));
  }
  out += "\r\n";
  for (const AgentCard& agent : report.agents) add_agent(agent, dimensions, out);
  return out;
}

std::string records_csv_header(CsvRows rows) {
  switch (rows) {
    case CsvRows::Agents:
      break;
    case CsvRows::Calls:
      return header({"call", "agent", "name", "team", "start", "rubric", "rubric_version", "score", "grade",
                     "passed", "critical", "review", "failed_rules", "file", "line"}) +
             "\r\n";
    case CsvRows::Rules:
      return header({"call", "agent", "rubric", "rule", "name", "dimension", "verdict", "points", "draft",
                     "hits", "reason"}) +
             "\r\n";
    case CsvRows::Hits:
      return header({"call",     "agent",       "rubric",      "rule",       "verdict", "missing",
                     "turn",     "segment",     "speaker",     "begin",      "end",     "text",
                     "sentence", "phrase",      "grade",       "similarity", "probe",   "value",
                     "begin_ms", "moment_turn", "moment_text", "instead",    "file",    "line"}) +
             "\r\n";
  }
  return {};
}

void append_records_csv(const CallRecord& record, CsvRows rows, std::string& out) {
  if (rows == CsvRows::Calls) return add_call(record, out);
  for (const RuleRecord& rule : record.rules) {
    if (rows == CsvRows::Rules) add_rule(record, rule, out);
    if (rows != CsvRows::Hits) continue;
    for (const HitRecord& hit : rule.hits) add_hit(record, rule, hit, out);
  }
}

}  // namespace zhijian
