#include "documents/json/report_json.h"

#include "documents/json/json_writer.h"
#include "documents/json/quote_json.h"
#include "documents/names.h"

namespace zhijian {

namespace {

void add_summary(const Summary& summary, JsonWriter& json) {
  json.open_object("summary");
  json.add("calls", summary.input.calls);
  json.add("scored", summary.scored);
  json.add("rejected", summary.input.rejected);
  json.add("duplicates", summary.input.duplicates);
  json.add("not_applicable", summary.input.not_applicable);
  json.add("not_applicable_missing_field", summary.input.not_applicable_missing_field);
  json.add("records", summary.records);
  json.add("agents", summary.agents);
  json.add("mean", summary.mean);
  json.add("pass_rate", summary.pass_rate);
  json.add("critical_calls", summary.critical_calls);
  json.add("review_calls", summary.review_calls);
  json.add("unknown_verdicts", summary.unknown_verdicts);
  json.close_object();
}

void add_spread(const std::optional<ScoreSpread>& spread, JsonWriter& json) {
  if (!spread) return json.add("score", std::optional<Decimal>());
  json.open_object("score");
  json.add("mean", spread->mean);
  json.add("median", spread->median);
  json.add("min", spread->min);
  json.add("max", spread->max);
  json.add("stddev", spread->stddev);
  json.add_pair("ci95", spread->ci95_low, spread->ci95_high);
  json.close_object();
}

void add_rule(const RuleCard& rule, bool name_rubric, JsonWriter& json) {
  json.open_item();
  if (name_rubric) json.add("rubric", rule.rubric);
  json.add("id", rule.id);
  json.add_or_null("name", rule.name);
  json.add_or_null("dimension", rule.dimension);
  if (rule.draft) json.add("draft", true);
  json.add("applied", rule.applied);
  json.add("failed", rule.failed);
  json.add("unknown", rule.unknown);
  json.add("review", rule.review);
  json.add("critical", rule.critical);
  json.add("hits", rule.hits);
  json.add("points", rule.points);
  json.open_list("reasons");
  for (const ReasonCard& reason : rule.reasons) {
    json.open_item();
    json.add("reason", reason.text);
    json.add("calls", reason.calls);
    json.close_object();
  }
  json.close_list();
  json.open_list("evidence");
  for (const Quote& quote : rule.quotes) {
    json.open_item();
    add_quote(quote, json);
    json.add_or_null("instead", rule.instead);
    json.close_object();
  }
  json.close_list();
  json.close_object();
}

void add_agent(const AgentCard& agent, bool name_rubric, JsonWriter& json) {
  json.open_item();
  json.add("agent", agent.agent);
  json.add_or_null("name", agent.name);
  json.add_or_null("team", agent.team);
  json.add("calls", agent.calls);
  add_spread(agent.score, json);
  json.add("grade", agent.grade);
  json.add("rank", agent.rank);
  json.add("pass_rate", agent.pass_rate);
  json.add("critical_calls", agent.critical_calls);
  json.add("review_calls", agent.review_calls);
  json.open_list("dimensions");
  for (const DimensionCard& dimension : agent.dimensions) {
    json.open_item();
    if (name_rubric) json.add("rubric", dimension.rubric);
    json.add("id", dimension.id);
    json.add_or_null("name", dimension.name);
    json.add("mean", dimension.mean);
    json.add("max", dimension.max);
    json.close_object();
  }
  json.close_list();
  json.open_list("rules");
  for (const RuleCard& rule : agent.rules) add_rule(rule, name_rubric, json);
  json.close_list();
  json.close_object();
}

}  // namespace

std::string report_json(const Report& report) {
  std::string json;
  write_report_json(report, [&](std::string_view piece) { json += piece; });
  return json;
}

void write_report_json(const Report& report, const std::function<void(std::string_view)>& sink) {
  JsonWriter json(sink);
  json.open_object();
  json.add("schema", std::string_view("zhijian.report/1"));
  json.open_list("rubrics");
  for (const RubricCard& rubric : report.rubrics) {
    json.open_item();
    json.add("id", rubric.id);
    json.add_or_null("version", rubric.version);
    json.add("digest", rubric.digest);
    json.close_object();
  }
  json.close_list();
  add_summary(report.summary, json);
  json.open_list("agents");
  for (const AgentCard& agent : report.agents) add_agent(agent, report.has_several_rubrics(), json);
  json.close_list();
  json.open_list("teams");
  for (const TeamCard& team : report.teams) {
    json.open_item();
    json.add("team", team.team);
    json.add("agents", team.agents);
    json.add("calls", team.calls);
    json.add("mean", team.mean);
    json.add("pass_rate", team.pass_rate);
    json.close_object();
  }
  json.close_list();
  json.open_list("rejects");
  for (const Reject& reject : report.rejects) {
    json.open_item();
    json.add("file", reject.file);
    json.add("line", reject.line);
    json.add("reason", to_text(reject.reason, Language::English));
    json.close_object();
  }
  json.close_list();
  json.close_object();
  json.finish();
}

}  // namespace zhijian
