#include "documents/in_script.h"

#include <optional>

namespace zhijian {

namespace {

template <typename Change>
void convert_quote(Quote& quote, const Change& change) {
  change(quote.text);
  change(quote.sentence);
  change(quote.phrase);
}

}  // namespace

void convert_texts(Report& report, const std::function<std::string(std::string_view)>& convert, bool quotes) {
  const auto change = [&](std::string& text) {
    if (!text.empty()) text = convert(text);
  };
  for (AgentCard& agent : report.agents) {
    if (agent.grade) change(*agent.grade);
    for (DimensionCard& dimension : agent.dimensions) change(dimension.name);
    for (RuleCard& rule : agent.rules) {
      change(rule.name);
      change(rule.instead);
      if (!quotes) continue;
      rule.quotes.change([&](Quote& quote) { convert_quote(quote, change); });
    }
  }
}

void convert_texts(DiffReport& report, const std::function<std::string(std::string_view)>& convert,
                   bool quotes) {
  const auto change = [&](std::string& text) {
    if (!text.empty()) text = convert(text);
  };
  const auto change_grade = [&](std::optional<std::string>& grade) {
    if (grade) change(*grade);
  };
  const auto change_calls = [&](std::vector<CallChange>& calls) {
    for (CallChange& call : calls) {
      change_grade(call.before.grade);
      change_grade(call.after.grade);
      for (RuleCause& cause : call.causes) change(cause.name);
    }
  };
  for (ItemChange& rule : report.changes.rules) change(rule.name);
  for (std::string& sentence : report.sentences) change(sentence);
  if (!report.impact) return;
  for (AgentChange& agent : report.impact->agents_changed) {
    change_grade(agent.before.grade);
    change_grade(agent.after.grade);
  }
  change_calls(report.impact->flips);
  change_calls(report.impact->new_criticals);
  for (RuleImpact& rule : report.impact->rules) {
    change(rule.name);
    if (!quotes) continue;
    for (HitChange* hits : {&rule.now_hit, &rule.no_longer_hit}) {
      for (Quote& quote : hits->quotes) convert_quote(quote, change);
    }
  }
}

}  // namespace zhijian
