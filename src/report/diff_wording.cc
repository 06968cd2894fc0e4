#include "report/diff_wording.h"

#include <algorithm>
#include <iterator>

#include "base/message_id.h"
#include "report/wording.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr size_t kItemsShown = 8;   // of a list that changed
constexpr int kValueColumns = 100;  // of a value that changed
constexpr Ratio kUnlikely{500};     // 5 %

#define ZHIJIAN_KEY(name) \
  { #name, MessageId::DiffKey_##name }
constexpr std::pair<std::string_view, MessageId> kKeys[] = {
    ZHIJIAN_KEY(rubric),
    ZHIJIAN_KEY(name),
    ZHIJIAN_KEY(description),
    ZHIJIAN_KEY(version),
    ZHIJIAN_KEY(applies_to),
    ZHIJIAN_KEY(opencc),
    ZHIJIAN_KEY(fillers),
    ZHIJIAN_KEY(same),
    ZHIJIAN_KEY(score),
    ZHIJIAN_KEY(method),
    ZHIJIAN_KEY(base),
    ZHIJIAN_KEY(floor),
    ZHIJIAN_KEY(ceiling),
    ZHIJIAN_KEY(pass),
    ZHIJIAN_KEY(grades),
    ZHIJIAN_KEY(dimensions),
    ZHIJIAN_KEY(max),
    ZHIJIAN_KEY(phrases),
    ZHIJIAN_KEY(moments),
    ZHIJIAN_KEY(lint),
    ZHIJIAN_KEY(ignore),
    ZHIJIAN_KEY(status),
    ZHIJIAN_KEY(critical),
    ZHIJIAN_KEY(points),
    ZHIJIAN_KEY(per),
    ZHIJIAN_KEY(cap),
    ZHIJIAN_KEY(award),
    ZHIJIAN_KEY(dimension),
    ZHIJIAN_KEY(weak_hits),
    ZHIJIAN_KEY(when),
    ZHIJIAN_KEY(require),
    ZHIJIAN_KEY(forbid),
    ZHIJIAN_KEY(source),
    ZHIJIAN_KEY(instead),
    ZHIJIAN_KEY(tags),
    ZHIJIAN_KEY(examples),
    ZHIJIAN_KEY(speaker),
    ZHIJIAN_KEY(regex),
    ZHIJIAN_KEY(label),
    ZHIJIAN_KEY(silence),
    ZHIJIAN_KEY(overlap),
    ZHIJIAN_KEY(rate),
    ZHIJIAN_KEY(repeats),
    ZHIJIAN_KEY(moment),
    ZHIJIAN_KEY(call),
    ZHIJIAN_KEY(n),
    ZHIJIAN_KEY(at),
    ZHIJIAN_KEY(after),
    ZHIJIAN_KEY(before),
    ZHIJIAN_KEY(within),
    ZHIJIAN_KEY(times),
    ZHIJIAN_KEY(except),
    ZHIJIAN_KEY(ignore_negated),
    ZHIJIAN_KEY(alone),
    ZHIJIAN_KEY(match),
};
#undef ZHIJIAN_KEY

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

std::string key_text(const std::string& key, Language language) {
  if (key.find_first_not_of("0123456789") == std::string::npos)
    return text(MessageId::DiffKeyPart, language, {key});
  const auto found =
      std::find_if(std::begin(kKeys), std::end(kKeys), [&](const auto& known) { return known.first == key; });
  return found == std::end(kKeys) ? key : text(found->second, language);
}

std::string where_text(const std::vector<std::string>& where, Language language) {
  std::string out;
  for (const std::string& key : where) {
    const std::string step = key_text(key, language);
    out = out.empty() ? step : text(MessageId::DiffKeyJoin, language, {out, step});
  }
  return out;
}

std::string value_text(const std::string& value, Language language) {
  return value.empty() ? text(MessageId::DiffNone, language) : fit_width(value, kValueColumns);
}

/// What came into a list, or left it, in quotes.
std::string items_text(const std::vector<const Change*>& items, MessageId verb, Language language) {
  if (items.empty()) return {};
  std::string list;
  for (size_t i = 0; i < std::min(items.size(), kItemsShown); ++i) {
    const Change& item = *items[i];
    const std::string& value = item.kind == Change::Kind::Added ? item.after : item.before;
    if (i > 0) list += text(MessageId::CardComma, language);
    list += text(MessageId::CardQuoted, language, {fit_width(value, kValueColumns)});
  }
  if (items.size() > kItemsShown)
    list += text(MessageId::DiffMore, language, {number(items.size() - kItemsShown)});
  return text(verb, language, {list});
}

/// The changes of a list, which stand together.
std::string list_text(const std::vector<const Change*>& added, const std::vector<const Change*>& removed,
                      Language language) {
  const std::string gone = items_text(removed, MessageId::DiffRemoved, language);
  const std::string come = items_text(added, MessageId::DiffAdded, language);
  if (gone.empty() || come.empty()) return gone + come;
  return gone + text(MessageId::DiffAlso, language) + come;
}

std::string passed_text(const CallState& state, Language language) {
  if (!state.passed) return "-";
  return text(*state.passed ? MessageId::DiffPass : MessageId::DiffFail, language);
}

std::string join(const std::vector<std::string>& parts, Language language) {
  std::string out;
  for (const std::string& part : parts)
    out += (out.empty() ? "" : text(MessageId::CardComma, language)) + part;
  return out;
}

std::string sign_text(const SignTest& test, Language language) {
  const std::string p = test.p.ten_thousandths == 0 ? "p < 0.0001" : "p = " + test.p.to_string();
  const bool unlikely = test.p.ten_thousandths < kUnlikely.ten_thousandths;
  return text(MessageId::DiffSign, language,
              {p, text(test.exact ? MessageId::DiffExact : MessageId::DiffNormal, language),
               text(unlikely ? MessageId::DiffNoChance : MessageId::DiffChance, language)});
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

std::vector<std::string> change_lines(const std::vector<Change>& changes, Language language) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < changes.size();) {
    const Change& change = changes[i];
    if (change.kind == Change::Kind::Value) {
      lines.push_back(text(MessageId::DiffValue, language,
                           {where_text(change.where, language), value_text(change.before, language),
                            value_text(change.after, language)}));
      ++i;
    } else if (change.kind == Change::Kind::Through) {
      const bool is_set = change.where.front() == "phrases";
      lines.push_back(
          text(is_set ? MessageId::DiffThroughSet : MessageId::DiffThroughMoment, language, {change.after}));
      ++i;
    } else {
      std::vector<const Change*> added, removed;
      const auto is_same_list = [&](const Change& other) {
        const bool of_list = other.kind == Change::Kind::Added || other.kind == Change::Kind::Removed;
        return of_list && other.where == change.where;
      };
      for (; i < changes.size() && is_same_list(changes[i]); ++i)
        (changes[i].kind == Change::Kind::Added ? added : removed).push_back(&changes[i]);
      const std::string list = list_text(added, removed, language);
      lines.push_back(change.where.empty()
                          ? list
                          : text(MessageId::DiffLists, language, {where_text(change.where, language), list}));
    }
  }
  return lines;
}

std::string effect_text(const RuleImpact& impact, Language language) {
  const RuleState &was = impact.before, &is = impact.after;
  std::vector<std::string> parts;
  const auto add = [&](MessageId id, uint64_t before, uint64_t after) {
    if (before != after) parts.push_back(text(id, language, {moved(before, after)}));
  };
  if (was.failed > 0 || is.failed > 0 || impact.newly_failed > 0) {
    std::string failed = text(MessageId::DiffFailed, language, {moved(was.failed, is.failed)});
    if (impact.newly_failed > 0 && impact.no_longer_failed > 0)
      failed += text(MessageId::DiffFailedMoves, language,
                     {number(impact.newly_failed), number(impact.no_longer_failed)});
    parts.push_back(std::move(failed));
  }
  if (was.points != is.points)
    parts.push_back(
        text(MessageId::DiffPoints, language, {arrow(was.points.to_string(), is.points.to_string())}));
  add(MessageId::DiffCritical, was.critical, is.critical);
  add(MessageId::DiffReview, was.review, is.review);
  add(MessageId::DiffUnknown, was.unknown, is.unknown);
  const bool is_moved = !(was == is) || impact.now_hit.hits > 0 || impact.no_longer_hit.hits > 0;
  return is_moved ? join(parts, language) : text(MessageId::DiffNoEffect, language);
}

std::vector<std::string> score_lines(const CallImpact& impact, Language language) {
  const InputCounts& input = impact.input;
  const PairedScores& scores = impact.scores;
  std::vector<std::string> lines;
  lines.push_back(text(MessageId::DiffCalls, language,
                       {number(input.calls), number(impact.scored), number(input.rejected),
                        number(input.duplicates), number(input.not_applicable), number(impact.compared)}));
  if (impact.only_before > 0 || impact.only_after > 0)
    lines.push_back(
        text(MessageId::DiffOnlyOne, language, {number(impact.only_before), number(impact.only_after)}));
  std::string pairs = text(MessageId::DiffPairs, language,
                           {number(scores.better), number(scores.worse), number(scores.same)});
  if (scores.sign_test) pairs += text(MessageId::DiffAlso, language) + sign_text(*scores.sign_test, language);
  lines.push_back(std::move(pairs));
  if (scores.change) {
    std::string mean =
        text(MessageId::DiffMean, language,
             {arrow(or_dash(scores.mean_before), or_dash(scores.mean_after)), with_sign(*scores.change)});
    const bool differs = scores.better + scores.worse > 0;
    if (differs && scores.ci95_low && scores.ci95_high)
      mean += text(MessageId::DiffInterval, language,
                   {with_sign(*scores.ci95_low), with_sign(*scores.ci95_high)});
    lines.push_back(std::move(mean));
  }
  lines.push_back(
      text(MessageId::DiffFlips, language, {number(impact.pass_to_fail), number(impact.fail_to_pass)}) +
      text(MessageId::DiffAlso, language) +
      text(MessageId::DiffCriticals, language, {number(impact.critical_new), number(impact.critical_gone)}));
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
      parts.push_back(
          text(becomes ? MessageId::DiffBecomesCritical : MessageId::DiffNotCritical, language, {part}));
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
  return text(MessageId::DiffOf, language,
              {value, number(*result.whole), percent(Ratio::of(part, *result.whole))});
}

}  // namespace zhijian
