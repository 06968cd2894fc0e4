#include <algorithm>

#include "base/messages/report.h"
#include "documents/known_message.h"
#include "documents/table.h"
#include "documents/text_layout.h"
#include "documents/wording.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr int kBarColumns = 20;
constexpr int kNarrow = 60;  // terminals with fewer columns get shorter bars
constexpr int kNarrowBarColumns = 8;
constexpr size_t kQuotesShown = 3;  // of a rule; call records have them all

/// The lines of one agent's card.
class CardWriter {
 public:
  CardWriter(const AgentCard& agent, const TableOptions& options) : agent_(agent), options_(options) {}

  std::string write(uint64_t ranked) {
    write_head(ranked);
    write_dimensions();
    write_costs();
    write_rules(
        says::CardReviews, [](const RuleCard& rule) { return rule.review > 0; }, true);
    write_undecided();
    write_rules(
        says::CardDrafts, [](const RuleCard& rule) { return rule.draft && rule.failed > 0; }, false);
    return std::move(out_);
  }

 private:
  std::string text(MessageId id) const { return to_text(id, options_.language); }
  std::string text(MessageId id, std::vector<std::string> arguments) const {
    return to_text(Message{id, std::move(arguments)}, options_.language);
  }

  void line(const std::string& line) { out_.append(line).append("\n"); }

  /// Wrapped, every line after the first as far in as the first.
  void paragraph(int indent, std::string_view content, Style style = Style::Plain) {
    for (std::string& part : wrap(plain(content), std::max(1, options_.width - indent))) {
      line(std::string(static_cast<size_t>(indent), ' ') + styled(std::move(part), style, options_.color));
    }
  }

  void heading(MessageId id) {
    line("");
    line(styled(text(id), Style::Bold, options_.color));
  }

  void write_head(uint64_t ranked) {
    std::string who = named(agent_, options_.language);
    if (!agent_.team.empty()) who += text(says::CardComma) + agent_.team;
    paragraph(0, who, Style::Bold);
    if (agent_.score) {
      const Decimal mean = agent_.score->mean;
      std::string score = mean.to_string() + " / " + agent_.ceiling.to_string() + "  " +
                          bar(mean, agent_.ceiling, bar_columns());
      if (agent_.grade) score += "  " + plain(*agent_.grade);
      const Style style = !agent_.passed ? Style::Plain : *agent_.passed ? Style::Good : Style::Bad;
      line(styled(std::move(score), style, options_.color));
    }
    for (const std::string& facts : agent_facts(agent_, ranked, options_.language)) paragraph(0, facts);
  }

  void write_dimensions() {
    if (agent_.dimensions.empty()) return;
    heading(says::CardDimensions);
    int names = 0;
    int scores = 0;
    for (const DimensionCard& dimension : agent_.dimensions) {
      names = std::max(names, display_width(plain(shown_name(dimension))));
      scores = std::max(scores, display_width(score_of(dimension)));
    }
    names = std::min(names, std::max(8, options_.width - scores - bar_columns() - 6));
    for (const DimensionCard& dimension : agent_.dimensions) {
      const std::string name = pad_right(fit_width(plain(shown_name(dimension)), names), names);
      std::string shown = "  " + name + "  " + pad_left(score_of(dimension), scores);
      if (dimension.max && dimension.mean)
        shown += "  " + bar(*dimension.mean, *dimension.max, bar_columns());
      while (shown.back() == ' ') shown.pop_back();
      line(shown);
    }
  }

  int bar_columns() const { return options_.width < kNarrow ? kNarrowBarColumns : kBarColumns; }

  static std::string score_of(const DimensionCard& dimension) {
    return or_dash(dimension.mean) + (dimension.max ? " / " + dimension.max->to_string() : "");
  }

  void write_costs() {
    const std::vector<const RuleCard*> costly = agent_.costly_rules();
    if (costly.empty()) return;
    heading(says::CardRules);
    for (const RuleCard* rule : costly) write_rule(*rule, cost_of(*rule, options_.language), false);
  }

  template <typename Wanted>
  void write_rules(MessageId title, const Wanted& wanted, bool reviews) {
    bool first = true;
    for (const RuleCard& rule : agent_.rules) {
      if (!wanted(rule)) continue;
      if (first) heading(title);
      first = false;
      const std::string waiting = text(says::CardWaiting, {std::to_string(rule.review)});
      write_rule(rule, reviews ? waiting : rule.points.to_string(), reviews);
    }
  }

  void write_rule(const RuleCard& rule, const std::string& cost, bool reviews) {
    std::string title = styled(cost, Style::Bad, options_.color) + "  ";
    const int indent = 2;
    const int used = indent + display_width(cost) + 2;
    std::string rest = named(rule.name, rule.id, options_.language);
    if (!reviews) rest += text(says::CardComma) + rule_facts(rule, options_.language);
    const std::vector<std::string> lines = wrap(plain(rest), std::max(1, options_.width - used));
    for (size_t i = 0; i < lines.size(); ++i) {
      const std::string before = i == 0 ? title : std::string(static_cast<size_t>(used - indent), ' ');
      line(std::string(indent, ' ') + before + lines[i]);
    }
    const std::vector<std::string> evidence = evidence_lines(rule, reviews, options_.language);
    for (size_t i = 0; i < std::min(evidence.size(), kQuotesShown); ++i) paragraph(6, evidence[i]);
    if (!rule.instead.empty()) paragraph(6, text(says::CardInstead, {rule.instead}), Style::Good);
  }

  void write_undecided() {
    bool first = true;
    for (const RuleCard& rule : agent_.rules) {
      if (rule.unknown == 0) continue;
      if (first) heading(says::CardUndecided);
      first = false;
      paragraph(2, named(rule.name, rule.id, options_.language));
      for (const ReasonCard& reason : rule.reasons) {
        const std::string why = in_language(reason.text, options_.language);
        paragraph(6, text(says::CardReasonCalls, {std::to_string(reason.calls), why}));
      }
    }
  }

  const AgentCard& agent_;
  const TableOptions& options_;
  std::string out_;
};

}  // namespace

std::optional<std::string> agent_card(const Report& report, std::string_view agent,
                                      const TableOptions& options) {
  const auto found = std::find_if(report.agents.begin(), report.agents.end(),
                                  [&](const AgentCard& card) { return card.agent == agent; });
  if (found == report.agents.end()) return std::nullopt;
  return CardWriter(*found, options).write(ranked_agents(report));
}

}  // namespace zhijian
