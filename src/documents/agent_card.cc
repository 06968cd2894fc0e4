#include "documents/agent_card.h"

#include <algorithm>

#include "base/messages/report.h"
#include "documents/known_message.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

constexpr int kBarColumns = 20;

class Card {
 public:
  Card(const AgentCard& agent, const CardOptions& options, Document& document)
      : agent_(agent), options_(options), document_(document) {}

  void add(uint64_t ranked) {
    add_facts(ranked);
    add_dimensions();
    add_costs();
    add_rules(
        says::CardReviews, [](const RuleCard& rule) { return rule.review > 0; }, true);
    add_undecided();
    add_rules(
        says::CardDrafts, [](const RuleCard& rule) { return rule.draft && rule.failed > 0; }, false);
  }

 private:
  std::string text(MessageId id) const { return to_text(id, options_.language); }
  std::string text(MessageId id, std::vector<std::string> arguments) const {
    return to_text(Message{id, std::move(arguments)}, options_.language);
  }

  void heading(MessageId id) { document_.push_back(Heading{text(id), 3, {}}); }
  void list(MessageId title, std::vector<Item> items) {
    if (items.empty()) return;
    heading(title);
    document_.push_back(List{List::Kind::Items, std::move(items)});
  }

  void add_facts(uint64_t ranked) {
    List facts{List::Kind::Facts, {}};
    if (agent_.score) {
      const Decimal mean = agent_.score->mean;
      Item& score = facts.items.emplace_back();
      score.text = mean.to_string() + " / " + agent_.ceiling.to_string();
      score.style = !agent_.passed ? Style::Plain : *agent_.passed ? Style::Good : Style::Bad;
      score.bar = Bar{mean, agent_.ceiling};
      score.tail = agent_.grade.value_or("");
    }
    for (std::string& fact : agent_facts(agent_, ranked, options_.language))
      facts.items.push_back({std::move(fact)});
    document_.push_back(std::move(facts));
  }

  void add_dimensions() {
    if (agent_.dimensions.empty()) return;
    heading(says::CardDimensions);
    Table table{{{text(says::CardDimension)},
                 {text(says::CardMean), Column::Kind::Number},
                 {"", Column::Kind::Bar, kBarColumns}},
                {},
                true};
    for (const DimensionCard& dimension : agent_.dimensions) {
      const std::string max = dimension.max ? " / " + dimension.max->to_string() : "";
      std::vector<Cell>& row = table.rows.emplace_back();
      row = {{shown_name(dimension)}, {or_dash(dimension.mean) + max}, {""}};
      if (dimension.max && dimension.mean) row.back().bar = Bar{*dimension.mean, *dimension.max};
    }
    document_.push_back(std::move(table));
  }

  void add_costs() {
    std::vector<Item> items;
    for (const RuleCard* rule : agent_.costly_rules())
      items.push_back(rule_item(*rule, cost_of(*rule, options_.language), false));
    list(says::CardRules, std::move(items));
  }

  template <typename Wanted>
  void add_rules(MessageId title, const Wanted& wanted, bool reviews) {
    std::vector<Item> items;
    for (const RuleCard& rule : agent_.rules) {
      if (!wanted(rule)) continue;
      const std::string waiting = text(says::CardWaiting, {std::to_string(rule.review)});
      items.push_back(rule_item(rule, reviews ? waiting : rule.points.to_string(), reviews));
    }
    list(title, std::move(items));
  }

  Item rule_item(const RuleCard& rule, const std::string& cost, bool reviews) const {
    Item item{named(rule.name, rule.id, options_.language), cost, Style::Bad};
    if (!reviews) item.text += text(says::CardComma) + rule_facts(rule, options_.language);
    for (std::string& line : evidence_lines(rule, reviews, options_.calls, options_.language))
      item.items.push_back({std::move(line)});
    if (!rule.instead.empty())
      item.items.push_back({text(says::CardInstead, {rule.instead}), "", Style::Good});
    return item;
  }

  void add_undecided() {
    std::vector<Item> items;
    for (const RuleCard& rule : agent_.rules) {
      if (rule.unknown == 0) continue;
      Item& item = items.emplace_back();
      item.text = named(rule.name, rule.id, options_.language);
      for (const ReasonCard& reason : rule.reasons) {
        const std::string why = in_language(reason.text, options_.language);
        item.items.push_back({text(says::CardReasonCalls, {std::to_string(reason.calls), why})});
      }
    }
    list(says::CardUndecided, std::move(items));
  }

  const AgentCard& agent_;
  const CardOptions& options_;
  Document& document_;
};

}  // namespace

std::string card_id(size_t place) {
  return "agent-" + std::to_string(place + 1);
}

void add_agent_card(const AgentCard& agent, uint64_t ranked, const CardOptions& options, Document& document) {
  Card(agent, options, document).add(ranked);
}

}  // namespace zhijian
