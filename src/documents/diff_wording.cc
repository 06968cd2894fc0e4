#include "documents/diff_wording.h"

#include <algorithm>

#include "base/messages/report.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

constexpr Ratio kUnlikely{500};  // 5 %

std::string text(MessageId id, Language language, std::vector<std::string> arguments = {}) {
  return to_text(Message{id, std::move(arguments)}, language);
}

std::string number(uint64_t value) {
  return std::to_string(value);
}

/// "12", or "12 → 8".
std::string moved(uint64_t before, uint64_t after) {
  return arrow(number(before), number(after));
}

std::string with_sign(Decimal value) {
  return (value > Decimal() ? "+" : "") + value.to_string();
}

std::string passed_text(const CallState& state, Language language) {
  if (!state.passed) return "-";
  return text(*state.passed ? says::DiffPass : says::DiffFail, language);
}

std::string join(const std::vector<std::string>& parts, Language language) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : text(says::CardComma, language)) + part;
  return out;
}

std::string sign_text(const SignTest& test, Language language) {
  const std::string p = test.p.ten_thousandths == 0 ? "p < 0.0001" : "p = " + test.p.to_string();
  const bool unlikely = test.p.ten_thousandths < kUnlikely.ten_thousandths;
  return text(says::DiffSign, language,
              {p, text(test.exact ? says::DiffExact : says::DiffNormal, language),
               text(unlikely ? says::DiffNoChance : says::DiffChance, language)});
}

}  // namespace

std::string arrow(const std::string& before, const std::string& after) {
  return before == after ? after : before + " → " + after;
}

std::string rubrics_text(const DiffReport& report) {
  const auto with_version = [](const RubricState& state) {
    return state.id + (state.version.empty() ? "" : " " + state.version);
  };
  if (report.before.id == report.after.id && !report.before.version.empty() && !report.after.version.empty())
    return report.after.id + " " + arrow(report.before.version, report.after.version);
  return arrow(with_version(report.before), with_version(report.after));
}

std::optional<std::string> nature_text(const RubricChanges& changes, Language language) {
  if (changes.empty()) return text(says::DiffNothing, language);
  if (!changes.is_text_only()) return std::nullopt;
  const bool is_unused = !changes.sets.empty() || !changes.moments.empty();
  return text(is_unused ? says::DiffUnused : says::DiffTextOnly, language);
}

std::string lead_text(const CallImpact& impact, Language language) {
  if (!impact.changes_scores()) return text(says::DiffNoScore, language, {number(impact.compared)});
  return text(says::DiffLead, language,
              {number(impact.compared), number(impact.scores.better), number(impact.scores.worse),
               number(impact.pass_to_fail + impact.fail_to_pass), number(impact.agents_changed.size()),
               number(impact.agents)});
}

std::string effect_text(const RuleImpact& impact, Language language) {
  const RuleState &was = impact.before, &is = impact.after;
  std::vector<std::string> parts;
  const auto add = [&](MessageId id, uint64_t before, uint64_t after) {
    if (before != after) parts.push_back(text(id, language, {moved(before, after)}));
  };
  if (was.failed > 0 || is.failed > 0 || impact.newly_failed > 0) {
    std::string failed = text(says::DiffFailed, language, {moved(was.failed, is.failed)});
    if (impact.newly_failed > 0 && impact.no_longer_failed > 0)
      failed += text(says::DiffFailedMoves, language,
                     {number(impact.newly_failed), number(impact.no_longer_failed)});
    parts.push_back(std::move(failed));
  }
  if (was.points != is.points)
    parts.push_back(text(says::DiffPoints, language, {arrow(was.points.to_string(), is.points.to_string())}));
  add(says::DiffCritical, was.critical, is.critical);
  add(says::DiffReview, was.review, is.review);
  add(says::DiffUnknown, was.unknown, is.unknown);
  const bool is_moved = !(was == is) || impact.now_hit.hits > 0 || impact.no_longer_hit.hits > 0;
  return is_moved ? join(parts, language) : text(says::DiffNoEffect, language);
}

std::vector<std::string> score_lines(const CallImpact& impact, Language language) {
  const InputCounts& input = impact.input;
  const PairedScores& scores = impact.scores;
  std::vector<std::string> lines;
  lines.push_back(text(says::DiffCalls, language,
                       {number(input.calls), number(impact.scored), number(input.rejected),
                        number(input.duplicates), number(input.not_applicable), number(impact.compared)}));
  if (impact.only_before > 0 || impact.only_after > 0)
    lines.push_back(
        text(says::DiffOnlyOne, language, {number(impact.only_before), number(impact.only_after)}));
  std::string pairs =
      text(says::DiffPairs, language, {number(scores.better), number(scores.worse), number(scores.same)});
  if (scores.sign_test) pairs += text(says::DiffAlso, language) + sign_text(*scores.sign_test, language);
  lines.push_back(std::move(pairs));
  if (scores.change) {
    std::string mean =
        text(says::DiffMean, language,
             {arrow(or_dash(scores.mean_before), or_dash(scores.mean_after)), with_sign(*scores.change)});
    const bool differs = scores.better + scores.worse > 0;
    if (differs && scores.ci95_low && scores.ci95_high)
      mean += text(says::DiffInterval, language, {with_sign(*scores.ci95_low), with_sign(*scores.ci95_high)});
    lines.push_back(std::move(mean));
  }
  lines.push_back(
      text(says::DiffFlips, language, {number(impact.pass_to_fail), number(impact.fail_to_pass)}) +
      text(says::DiffAlso, language) +
      text(says::DiffCriticals, language, {number(impact.critical_new), number(impact.critical_gone)}));
  return lines;
}

AgentColumns agent_columns(const std::vector<AgentChange>& agents) {
  AgentColumns columns;
  for (const AgentChange& agent : agents) {
    columns.names |= !agent.name.empty();
    columns.grades |= agent.before.grade || agent.after.grade;
  }
  return columns;
}

std::string mean_text(const AgentChange& agent) {
  return arrow(or_dash(agent.before.mean), or_dash(agent.after.mean));
}

std::string grade_text(const AgentChange& agent) {
  return arrow(agent.before.grade.value_or("-"), agent.after.grade.value_or("-"));
}

std::string rank_text(const AgentChange& agent) {
  const auto rank = [](const AgentState& state) { return state.rank ? number(*state.rank) : "-"; };
  return arrow(rank(agent.before), rank(agent.after));
}

std::string pass_rate_text(const AgentChange& agent) {
  return arrow(percent(agent.before.pass_rate), percent(agent.after.pass_rate));
}

std::string critical_text(const AgentChange& agent) {
  return moved(agent.before.critical_calls, agent.after.critical_calls);
}

std::string score_text(const CallChange& call) {
  return arrow(or_dash(call.before.score), or_dash(call.after.score));
}

std::string passing_text(const CallChange& call, Language language) {
  return arrow(passed_text(call.before, language), passed_text(call.after, language));
}

std::string causes_text(const CallChange& call, Language language) {
  std::vector<std::string> parts;
  for (const RuleCause& cause : call.causes) {
    std::string part = cause.name.empty() ? cause.id : cause.name;
    if (cause.critical_before != cause.critical_after) {
      const bool becomes = cause.critical_after;
      parts.push_back(text(becomes ? says::DiffBecomesCritical : says::DiffNotCritical, language, {part}));
      continue;
    }
    part += " " + arrow(cause.points_before.to_string(), cause.points_after.to_string());
    parts.push_back(std::move(part));
  }
  return join(parts, language);
}

std::string measured_text(const ConditionResult& result, Language language) {
  const std::string value = result.value.to_string();
  if (!result.whole || *result.whole == 0) return value;
  const auto part = static_cast<uint64_t>(result.value.hundredths() / 100);
  return text(says::DiffOf, language,
              {value, number(*result.whole), percent(Ratio::of(part, *result.whole))});
}

}  // namespace zhijian
