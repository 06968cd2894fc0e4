#include "documents/wording.h"

#include <algorithm>

#include "base/messages/report.h"
#include "calls/call_builder.h"
#include "documents/known_message.h"

namespace zhijian {

namespace {

/// With fewer scores the interval mostly says how little they say.
constexpr uint64_t kEnoughForInterval = 5;

std::string join(const std::vector<std::string>& parts, Language language) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += to_text(says::CardComma, language);
    out += part;
  }
  return out;
}

std::string number(uint64_t value) {
  return std::to_string(value);
}

std::string text(MessageId id, Language language, std::initializer_list<std::string> arguments) {
  return to_text(Message{id, arguments}, language);
}

/// Milliseconds as seconds: 12300 is "12.3".
std::string seconds(int64_t milliseconds) {
  std::string digits = std::to_string(milliseconds % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  return std::to_string(milliseconds / 1000) + (digits.empty() ? "" : ".") + digits;
}

std::string probe_text(const Quote& quote, Language language) {
  switch (quote.probe) {
    case Probe::None:
      break;
    case Probe::Silence:
      return text(says::CardSilence, language, {seconds(quote.value)});
    case Probe::Overlap:
      return text(says::CardOverlap, language, {seconds(quote.value)});
    case Probe::Rate:
      return text(says::CardRate, language, {std::to_string(quote.value)});
    case Probe::Repeats:
      return to_text(says::CardRepeats, language);
    case Probe::Label:
      return text(says::CardLabel, language, {quote.label});
  }
  return {};
}

std::string missing_text(const Quote& quote, Language language) {
  if (quote.phrase.empty()) return to_text(says::CardNotDone, language);
  return text(says::CardNotSaid, language, {quote.phrase});
}

}  // namespace

std::string percent(const std::optional<Ratio>& ratio) {
  if (!ratio) return "-";
  return Decimal::from_hundredths(ratio->ten_thousandths).to_string() + "%";
}

std::string or_dash(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "-";
}

std::string shown_name(const RuleCard& rule) {
  return rule.name.empty() ? rule.id : rule.name;
}

std::string shown_name(const DimensionCard& dimension) {
  return dimension.name.empty() ? dimension.id : dimension.name;
}

std::string named(const std::string& name, const std::string& id, Language language) {
  return name.empty() ? id : text(says::CardInBrackets, language, {name, id});
}

std::string named(const AgentCard& agent, Language language) {
  return agent.agent == kUnknownAgent ? shown_id(agent, language) : named(agent.name, agent.agent, language);
}

std::string shown_id(const AgentCard& agent, Language language) {
  return agent.agent == kUnknownAgent ? to_text(says::CardUnknownAgent, language) : agent.agent;
}

std::string cost_of(const RuleCard& rule, Language language) {
  const std::string points = rule.points.to_string();
  if (rule.critical == 0) return points;
  const std::string critical = text(says::CardCriticalCalls, language, {number(rule.critical)});
  return rule.points == Decimal() ? critical : join({critical, points}, language);
}

std::string what_happened(const Quote& quote, Language language) {
  const std::string& said = quote.sentence.empty() ? quote.text : quote.sentence;
  const std::string quoted = said.empty() ? "" : text(says::CardQuoted, language, {said});
  std::vector<std::string> parts;
  if (quote.probe != Probe::None && !quote.missing) parts.push_back(probe_text(quote, language));
  if (!quoted.empty()) parts.push_back(quoted);
  if (quote.missing) parts.push_back(missing_text(quote, language));
  return join(parts, language);
}

std::string evidence_of(const Quote& quote, Language language) {
  const std::string happened = what_happened(quote, language);
  if (quote.turn == 0) return text(says::CardWholeCall, language, {quote.call, happened});
  return text(says::CardTurn, language, {quote.call, number(quote.turn), happened});
}

std::vector<std::string> evidence_lines(const RuleCard& rule, bool reviews, size_t calls, Language language) {
  std::vector<std::string> lines, others;
  std::string last;  // quotes of a call stand next to each other
  for (const Quote& quote : rule.quotes) {
    if (quote.review != reviews || (quote.call == last && !last.empty())) continue;
    last = quote.call;
    lines.size() < calls ? lines.push_back(evidence_of(quote, language)) : others.push_back(quote.call);
  }
  const uint64_t more = (reviews ? rule.review : rule.failed) - lines.size();
  if (more == 0 || lines.empty()) return lines;
  if (others.empty()) {
    lines.push_back(text(says::CardMoreCalls, language, {number(more)}));
    return lines;
  }
  std::string ids;
  for (const std::string& id : others) {
    if (!ids.empty()) ids += to_text(says::CardAnd, language);
    ids += id;
  }
  if (others.size() < more) ids += to_text(says::CardAndSoOn, language);
  lines.push_back(text(says::CardMoreCallsNamed, language, {number(more), ids}));
  return lines;
}

std::vector<std::string> summary_lines(const Report& report, Language language) {
  const Summary& summary = report.summary;
  const InputCounts& input = summary.input;
  std::vector<std::string> lines;
  lines.push_back(text(says::CardCounts, language,
                       {number(input.calls), number(summary.scored), number(input.rejected),
                        number(input.duplicates), number(input.not_applicable)}));
  if (input.not_applicable_missing_field > 0) {
    lines.push_back(text(says::CardMissingField, language, {number(input.not_applicable_missing_field)}));
  }
  lines.push_back(text(says::CardOverall, language,
                       {or_dash(summary.mean), percent(summary.pass_rate), number(summary.critical_calls),
                        number(summary.review_calls), number(summary.unknown_verdicts)}));
  for (const RubricCard& rubric : report.rubrics) {
    const std::string version = rubric.version.empty() ? "" : " " + rubric.version;
    lines.push_back(text(says::CardRubric, language, {rubric.id + version}));
  }
  return lines;
}

std::vector<std::string> agent_facts(const AgentCard& agent, uint64_t ranked, Language language) {
  std::vector<std::string> first;
  if (agent.rank) {
    first.push_back(text(says::CardPlace, language, {number(*agent.rank), number(ranked)}));
  } else {
    first.push_back(to_text(says::CardNoScore, language));
  }
  first.push_back(text(says::CardCallsHad, language, {number(agent.calls)}));
  if (agent.pass_rate) first.push_back(text(says::CardPassed, language, {percent(agent.pass_rate)}));
  first.push_back(text(says::CardCriticalCalls, language, {number(agent.critical_calls)}));
  if (agent.review_calls > 0) {
    first.push_back(text(says::CardWaiting, language, {number(agent.review_calls)}));
  }
  std::vector<std::string> lines{join(first, language)};
  if (!agent.score) return lines;
  const ScoreSpread& score = *agent.score;
  std::vector<std::string> second{text(
      says::CardSpread, language, {score.median.to_string(), score.min.to_string(), score.max.to_string()})};
  if (score.stddev && score.ci95_low && score.ci95_high && agent.scored >= kEnoughForInterval) {
    second.push_back(
        text(says::CardDeviation, language,
             {score.stddev->to_string(), score.ci95_low->to_string(), score.ci95_high->to_string()}));
  }
  lines.push_back(join(second, language));
  return lines;
}

std::string rule_facts(const RuleCard& rule, Language language) {
  return text(says::CardFailed, language, {number(rule.failed), number(rule.applied)});
}

}  // namespace zhijian
