#include "documents/json/csv.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/harmless.h"
#include "base/messages/report.h"
#include "documents/json/json_text.h"
#include "documents/known_message.h"
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
  Row(std::string& out, const CsvStyle& style) : out_(out), style_(style) {}

  Row& text(std::string_view given) {
    separate();
    const std::string text = harmless(given, Lines::Kept);
    const bool formula = !style_.raw && looks_like_formula(given);
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
  const CsvStyle& style_;
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

void add_agent(const AgentCard& agent, const std::vector<DimensionId>& dimensions, const CsvStyle& style,
               std::string& out) {
  Row row(out, style);
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

void add_call(const CallRecord& record, const CsvStyle& style, std::string& out) {
  std::string failed;
  for (const RuleRecord& rule : record.rules) {
    if (rule.verdict != Verdict::Fail || rule.draft) continue;
    if (!failed.empty()) failed += ' ';
    failed += rule.id;
  }
  Row row(out, style);
  row.text(record.call).text(record.agent).text(record.agent_name).text(record.team).text(record.start);
  row.text(record.rubric_id).text(record.rubric_version).value(record.score);
  row.text(record.grade.value_or("")).value(record.passed).value(record.critical).value(record.review);
  row.text(failed).text(record.file).value(record.line).end();
}

void add_rule(const CallRecord& record, const RuleRecord& rule, const CsvStyle& style, std::string& out) {
  Row row(out, style);
  row.text(record.call).text(record.agent).text(record.rubric_id).text(rule.id).text(rule.name);
  row.text(rule.dimension).text(name_of(rule.verdict)).value(rule.points).value(rule.draft);
  row.value(rule.hits.size());
  row.text(style.headings ? in_language(rule.reason, *style.headings) : rule.reason).end();
}

void add_hit(const CallRecord& record, const RuleRecord& rule, const HitRecord& hit, const CsvStyle& style,
             std::string& out) {
  Row row(out, style);
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
  row.text(hit.moment ? hit.moment->part.text : "").text(rule.instead).text(record.file).value(record.line);
  row.text(record.agent_name).text(record.team).text(rule.name);
  // Once, so that the column adds up to what was lost.
  &hit == rule.hits.data() ? row.value(rule.points) : row.empty();
  row.text(hit.missing ? hit.phrase : "").end();
}

std::string heading(std::string_view key, const CsvStyle& style) {
  if (!style.headings) return std::string(key);
  static constexpr std::pair<std::string_view, MessageId> kHeadings[] = {
      {"rank", says::CsvKey_rank},
      {"agent", says::CsvKey_agent},
      {"name", says::CsvKey_name},
      {"team", says::CsvKey_team},
      {"calls", says::CsvKey_calls},
      {"mean", says::CsvKey_mean},
      {"median", says::CsvKey_median},
      {"min", says::CsvKey_min},
      {"max", says::CsvKey_max},
      {"stddev", says::CsvKey_stddev},
      {"ci95_low", says::CsvKey_ci95_low},
      {"ci95_high", says::CsvKey_ci95_high},
      {"grade", says::CsvKey_grade},
      {"pass_rate", says::CsvKey_pass_rate},
      {"critical_calls", says::CsvKey_critical_calls},
      {"review_calls", says::CsvKey_review_calls},
      {"call", says::CsvKey_call},
      {"start", says::CsvKey_start},
      {"rubric", says::CsvKey_rubric},
      {"rubric_version", says::CsvKey_rubric_version},
      {"score", says::CsvKey_score},
      {"passed", says::CsvKey_passed},
      {"critical", says::CsvKey_critical},
      {"review", says::CsvKey_review},
      {"failed_rules", says::CsvKey_failed_rules},
      {"file", says::CsvKey_file},
      {"line", says::CsvKey_line},
      {"rule", says::CsvKey_rule},
      {"dimension", says::CsvKey_dimension},
      {"verdict", says::CsvKey_verdict},
      {"points", says::CsvKey_points},
      {"draft", says::CsvKey_draft},
      {"hits", says::CsvKey_hits},
      {"reason", says::CsvKey_reason},
      {"missing", says::CsvKey_missing},
      {"turn", says::CsvKey_turn},
      {"segment", says::CsvKey_segment},
      {"speaker", says::CsvKey_speaker},
      {"begin", says::CsvKey_begin},
      {"end", says::CsvKey_end},
      {"text", says::CsvKey_text},
      {"sentence", says::CsvKey_sentence},
      {"phrase", says::CsvKey_phrase},
      {"similarity", says::CsvKey_similarity},
      {"probe", says::CsvKey_probe},
      {"value", says::CsvKey_value},
      {"begin_ms", says::CsvKey_begin_ms},
      {"moment_turn", says::CsvKey_moment_turn},
      {"moment_text", says::CsvKey_moment_text},
      {"instead", says::CsvKey_instead},
      {"rule_name", says::CsvKey_rule_name},
      {"missing_phrase", says::CsvKey_missing_phrase},
  };
  const auto found = std::find_if(std::begin(kHeadings), std::end(kHeadings),
                                  [&](const auto& known) { return known.first == key; });
  return to_text(found->second, *style.headings);
}

std::string header(std::initializer_list<std::string_view> names, const CsvStyle& style) {
  std::string out(kByteOrderMark);
  Row row(out, style);
  for (const std::string_view name : names) row.text(heading(name, style));
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

std::string agents_csv(const Report& report, const CsvStyle& style) {
  std::string out =
      header({"rank", "agent", "name", "team", "calls", "mean", "median", "min", "max", "stddev", "ci95_low",
              "ci95_high", "grade", "pass_rate", "critical_calls", "review_calls"},
             style);
  const std::vector<DimensionId> dimensions = dimensions_of(report);
  for (const auto& [rubric, id] : dimensions) {
    // The prefix keeps an id from looking like a formula.
    out += ",";
    const std::string prefix = heading("dimension", style) + ":";
    Row(out, style).text(prefix + (report.has_several_rubrics() ? rubric + "/" + id : id));
  }
  out += "\r\n";
  for (const AgentCard& agent : report.agents) add_agent(agent, dimensions, style, out);
  return out;
}

std::string records_csv_header(CsvRows rows, const CsvStyle& style) {
  switch (rows) {
    case CsvRows::Agents:
      break;
    case CsvRows::Calls:
      return header({"call", "agent", "name", "team", "start", "rubric", "rubric_version", "score", "grade",
                     "passed", "critical", "review", "failed_rules", "file", "line"},
                    style) +
             "\r\n";
    case CsvRows::Rules:
      return header({"call", "agent", "rubric", "rule", "name", "dimension", "verdict", "points", "draft",
                     "hits", "reason"},
                    style) +
             "\r\n";
    case CsvRows::Hits:
      return header({"call",     "agent",       "rubric",      "rule",       "verdict",       "missing",
                     "turn",     "segment",     "speaker",     "begin",      "end",           "text",
                     "sentence", "phrase",      "grade",       "similarity", "probe",         "value",
                     "begin_ms", "moment_turn", "moment_text", "instead",    "file",          "line",
                     "name",     "team",        "rule_name",   "points",     "missing_phrase"},
                    style) +
             "\r\n";
  }
  return {};
}

void append_records_csv(const CallRecord& record, CsvRows rows, const CsvStyle& style, std::string& out) {
  if (rows == CsvRows::Calls) return add_call(record, style, out);
  for (const RuleRecord& rule : record.rules) {
    if (rows == CsvRows::Rules) add_rule(record, rule, style, out);
    if (rows != CsvRows::Hits) continue;
    for (const HitRecord& hit : rule.hits) add_hit(record, rule, hit, style, out);
  }
}

}  // namespace zhijian
