#include "documents/markdown.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/messages/report.h"
#include "documents/known_message.h"
#include "documents/markdown_text.h"
#include "documents/text_layout.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

class MarkdownWriter {
 public:
  MarkdownWriter(const Report& report, Language language) : report_(report), language_(language) {}

  std::string write() {
    heading(1, text(says::CardTitle));
    for (const std::string& line : summary_lines(report_, language_))
      out_ += "- " + markdown_text(line) + '\n';
    out_ += '\n';
    write_agents();
    write_teams();
    const uint64_t ranked = ranked_agents(report_);
    for (const AgentCard& agent : report_.agents) write_agent(agent, ranked);
    write_rejects();
    out_.pop_back();  // each part ends with an empty line, the document with its last
    return std::move(out_);
  }

 private:
  std::string text(MessageId id) const { return to_text(id, language_); }
  std::string text(MessageId id, std::vector<std::string> arguments) const {
    return to_text(Message{id, std::move(arguments)}, language_);
  }

  void heading(int level, std::string_view title) {
    out_.append(static_cast<size_t>(level), '#').append(" ").append(title).append("\n\n");
  }

  /// Right-aligned columns are those whose name stands in `numbers`.
  void table_head(std::initializer_list<MessageId> names, std::initializer_list<MessageId> numbers) {
    std::string rule;
    for (const MessageId name : names) {
      out_ += "| " + text(name) + ' ';
      const bool is_number = std::find(numbers.begin(), numbers.end(), name) != numbers.end();
      rule += is_number ? "| ---: " : "| --- ";
    }
    out_ += "|\n" + rule + "|\n";
  }

  void row(std::initializer_list<std::string> cells) {
    for (const std::string& cell : cells) out_ += "| " + markdown_text(cell) + ' ';
    out_ += "|\n";
  }

  void write_agents() {
    if (report_.agents.empty()) return;
    table_head({says::CardRank, says::CardAgent, says::CardName, says::CardTeam, says::CardCalls,
                says::CardScore, says::CardGrade, says::CardPassRate, says::CardCritical, says::CardCosts},
               {says::CardRank, says::CardCalls, says::CardScore, says::CardPassRate, says::CardCritical});
    for (const AgentCard& agent : report_.agents) {
      std::string costs;
      const std::vector<const RuleCard*> costly = agent.costly_rules();
      for (size_t i = 0; i < std::min<size_t>(2, costly.size()); ++i) {
        if (i > 0) costs += text(says::CardComma);
        costs += shown_name(*costly[i]) + " " + cost_of(*costly[i], language_);
      }
      row({agent.rank ? std::to_string(*agent.rank) : "-", shown_id(agent, language_), agent.name, agent.team,
           std::to_string(agent.calls), agent.score ? agent.score->mean.to_string() : "-",
           agent.grade.value_or("-"), percent(agent.pass_rate), std::to_string(agent.critical_calls), costs});
    }
    out_ += '\n';
  }

  void write_teams() {
    if (report_.teams.empty()) return;
    heading(2, text(says::CardTeams));
    table_head({says::CardTeam, says::CardAgents, says::CardCalls, says::CardMean, says::CardPassRate},
               {says::CardAgents, says::CardCalls, says::CardMean, says::CardPassRate});
    for (const TeamCard& team : report_.teams) {
      row({team.team, std::to_string(team.agents), std::to_string(team.calls), or_dash(team.mean),
           percent(team.pass_rate)});
    }
    out_ += '\n';
  }

  void write_agent(const AgentCard& agent, uint64_t ranked) {
    heading(2, markdown_text(named(agent, language_)));
    for (const std::string& facts : agent_facts(agent, ranked, language_))
      out_ += "- " + markdown_text(facts) + '\n';
    for (const DimensionCard& dimension : agent.dimensions) {
      const std::string max = dimension.max ? " / " + dimension.max->to_string() : "";
      out_ += "- " + markdown_text(shown_name(dimension)) + " " + or_dash(dimension.mean) + max + '\n';
    }
    out_ += '\n';
    const std::vector<const RuleCard*> costly = agent.costly_rules();
    if (!costly.empty()) heading(3, text(says::CardRules));
    for (const RuleCard* rule : costly) write_rule(*rule, cost_of(*rule, language_), false);
    if (!costly.empty()) out_ += '\n';
    write_reviews(agent);
    write_undecided(agent);
  }

  void write_rule(const RuleCard& rule, const std::string& cost, bool reviews) {
    out_ += "- **" + markdown_text(cost) + "** " + markdown_text(named(rule.name, rule.id, language_));
    if (!reviews) out_ += text(says::CardComma) + rule_facts(rule, language_);
    out_ += '\n';
    for (const std::string& line : evidence_lines(rule, reviews, language_))
      out_ += "  - " + markdown_text(line) + '\n';
    if (!rule.instead.empty())
      out_ += "  - *" + markdown_text(text(says::CardInstead, {rule.instead})) + "*\n";
  }

  void write_reviews(const AgentCard& agent) {
    const auto waits = [](const RuleCard& rule) { return rule.review > 0; };
    if (std::none_of(agent.rules.begin(), agent.rules.end(), waits)) return;
    heading(3, text(says::CardReviews));
    for (const RuleCard& rule : agent.rules) {
      if (waits(rule)) write_rule(rule, text(says::CardWaiting, {std::to_string(rule.review)}), true);
    }
    out_ += '\n';
  }

  void write_undecided(const AgentCard& agent) {
    const auto undecided = [](const RuleCard& rule) { return rule.unknown > 0; };
    if (std::none_of(agent.rules.begin(), agent.rules.end(), undecided)) return;
    heading(3, text(says::CardUndecided));
    for (const RuleCard& rule : agent.rules) {
      if (!undecided(rule)) continue;
      out_ += "- " + markdown_text(named(rule.name, rule.id, language_)) + '\n';
      for (const ReasonCard& reason : rule.reasons) {
        const std::string why = in_language(reason.text, language_);
        out_ +=
            "  - " + markdown_text(text(says::CardReasonCalls, {std::to_string(reason.calls), why})) + '\n';
      }
    }
    out_ += '\n';
  }

  void write_rejects() {
    if (report_.rejects.empty()) return;
    heading(2, text(says::CardRejects));
    table_head({says::CardFile, says::CardLine, says::CardReason}, {says::CardLine});
    for (const Reject& reject : report_.rejects) {
      row({reject.file, std::to_string(reject.line), to_text(reject.reason, language_)});
    }
    out_ += '\n';
  }

  const Report& report_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string report_markdown(const Report& report, Language language) {
  return MarkdownWriter(report, language).write();
}

}  // namespace zhijian
