#pragma once

#include "results/fields.h"
#include "score/scorecard.h"

namespace zhijian {

// The objects of a report (`zhijian.report/2`). Scores have two decimals, ratios four.

void describe(auto& fields, Is<Quote> auto& quote) {
  fields.always("call", quote.call, "its id");
  fields.known("turn", quote.turn, "from 1; of a missing phrase that of the moment that called for it");
  fields.known("text", quote.text, "the words found; of a missing phrase those of the moment");
  fields.known("sentence", quote.sentence, "what they were said in, where that is more");
  fields.flag("missing", quote.missing, "what was asked for was not there");
  fields.flag("review", quote.review, "it is only suspected");
  fields.known("phrase", quote.phrase, "as the rubric has it");
  fields.known("probe", quote.probe, "what a hit without words has found");
  const bool measured = quote.probe != Probe::None && quote.probe != Probe::Label && !quote.missing;
  fields.given("value", quote.value, measured, "of a probe: milliseconds, characters a minute, or times");
  fields.known("label", quote.label, "of a label");
}

void describe(auto& fields, Is<ReasonCard> auto& reason) {
  fields.always("reason", reason.text, "in English");
  fields.always("calls", reason.calls, "");
}

void describe(auto& fields, Is<RuleCard> auto& rule) {
  fields.always("rubric", rule.rubric, "its id");
  fields.always("id", rule.id, "");
  fields.known("name", rule.name, "");
  fields.known("dimension", rule.dimension, "its id");
  fields.flag("draft", rule.draft, "it is tried out and changes nothing");
  fields.always("applied", rule.applied, "calls in which it passed, failed or awaits review");
  fields.always("failed", rule.failed, "calls");
  fields.always("unknown", rule.unknown, "calls");
  fields.always("review", rule.review, "calls");
  fields.always("critical", rule.critical, "of the failed: those in which that was critical");
  fields.always("hits", rule.hits, "pieces of evidence in failed calls");
  fields.always("points", rule.points, "over all calls; of a draft what it would have changed");
  fields.always("reasons", rule.reasons, "why it is unknown, the most frequent first");
  fields.each(
      "evidence", rule.quotes,
      [&](auto& evidence, const Quote& quote) {
        describe(evidence, quote);
        evidence.known("instead", rule.instead, "what should have been said");
      },
      "a few, failures before reviews, then by call id");
}

void describe(auto& fields, Is<DimensionCard> auto& dimension) {
  fields.always("rubric", dimension.rubric, "its id");
  fields.always("id", dimension.id, "");
  fields.known("name", dimension.name, "");
  fields.known("mean", dimension.mean, "over the calls in which it has a score");
  fields.known("max", dimension.max, "");
}

void describe(auto& fields, Is<ScoreSpread> auto& score) {
  fields.always("mean", score.mean, "");
  fields.always("median", score.median, "");
  fields.always("min", score.min, "");
  fields.always("max", score.max, "");
  fields.known("stddev", score.stddev, "of a sample; null with fewer than two scores");
  fields.pair("ci95", score.ci95_low, score.ci95_high, "of the mean, with 95 % confidence");
}

void describe(auto& fields, Is<AgentCard> auto& agent) {
  fields.always("agent", agent.agent, "");
  fields.known("name", agent.name, "as most of the calls have it");
  fields.known("team", agent.team, "as most of the calls have it");
  fields.always("calls", agent.calls, "");
  fields.known("score", agent.score, "null where no call has a score");
  fields.known("grade", agent.grade, "of the mean");
  fields.known("rank", agent.rank, "from 1, shared by equal means");
  fields.known("pass_rate", agent.pass_rate, "from 0 to 1, over the calls that passed or not");
  fields.always("critical_calls", agent.critical_calls, "");
  fields.always("review_calls", agent.review_calls, "");
  fields.always("dimensions", agent.dimensions, "in the rubric's order");
  fields.always("rules", agent.rules, "in the rubric's order");
}

void describe(auto& fields, Is<TeamCard> auto& team) {
  fields.always("team", team.team, "");
  fields.always("agents", team.agents, "");
  fields.always("calls", team.calls, "a call of two of its agents counts twice");
  fields.known("mean", team.mean, "");
  fields.known("pass_rate", team.pass_rate, "from 0 to 1");
}

void describe(auto& fields, Is<RubricCard> auto& rubric) {
  fields.always("id", rubric.id, "");
  fields.known("version", rubric.version, "");
  fields.always("digest", rubric.digest, "of the whole rubric in canonical form");
}

void describe(auto& fields, Is<Summary> auto& summary) {
  fields.always("calls", summary.input.calls, "scored + undecided + rejected + duplicates + not applicable");
  fields.always("scored", summary.scored, "calls with at least one record");
  fields.always("undecided", summary.input.undecided, "calls that were read and not scored");
  fields.always("rejected", summary.input.rejected, "calls, or files, that could not be read");
  fields.always("duplicates", summary.input.duplicates, "calls that came again with the same content");
  fields.always("not_applicable", summary.input.not_applicable, "calls that no rubric is for");
  fields.always("not_applicable_missing_field", summary.input.not_applicable_missing_field,
                "of these: a field that `applies_to` asks for is missing");
  fields.always("swapped", summary.input.swapped, "calls whose speakers look exchanged");
  fields.always("records", summary.records, "one for each call and agent; what follows counts these");
  fields.always("agents", summary.agents, "");
  fields.known("mean", summary.mean, "");
  fields.known("pass_rate", summary.pass_rate, "from 0 to 1");
  fields.always("critical_calls", summary.critical_calls, "");
  fields.always("review_calls", summary.review_calls, "");
  fields.always("unknown_verdicts", summary.unknown_verdicts, "without drafts");
}

void describe(auto& fields, Is<Reject> auto& reject) {
  fields.always("file", reject.file, "as it was given");
  fields.always("line", reject.line, "");
  fields.known("call", reject.call, "its id, where that could be read");
  fields.always("reason", to_text(reject.reason, Language::English), "in English");
}

void describe(auto& fields, Is<Report> auto& report) {
  fields.always("rubrics", report.rubrics, "by id, version, digest");
  fields.always("summary", report.summary, "");
  fields.always("agents", report.agents, "the best first, then by id");
  fields.always("teams", report.teams, "likewise");
  fields.always("rejects", report.rejects, "in input order, up to 10,000");
}

}  // namespace zhijian
