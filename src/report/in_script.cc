#include "report/in_script.h"

namespace zhijian {

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
      for (Quote& quote : rule.quotes) {
        change(quote.text);
        change(quote.sentence);
        change(quote.phrase);
      }
    }
  }
}

}  // namespace zhijian
