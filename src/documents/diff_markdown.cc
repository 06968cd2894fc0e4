#include "documents/diff_markdown.h"

#include <algorithm>
#include <vector>

#include "base/messages/report.h"
#include "documents/change_wording.h"
#include "documents/diff_wording.h"
#include "documents/markdown_text.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

constexpr size_t kUnfolded = 10;  // rows of a table that stands open

class DiffMarkdown {
 public:
  DiffMarkdown(const DiffReport& report, Language language) : report_(report), language_(language) {}

  std::string write() {
    write_head();
    write_conditions();
    // Whoever looks whether a layout changed anything is answered by now.
    if (is_without_effect()) return finished();
    if (report_.impact) write_scores(*report_.impact);
    write_changes(says::DiffWhole, report_.changes.rubric);
    write_items(says::DiffSets, report_.changes.sets);
    write_items(says::DiffMoments, report_.changes.moments);
    write_rules();
    if (report_.impact) write_impact(*report_.impact);
    return finished();
  }

 private:
  /// Each part ends with an empty line, the document with its last line.
  std::string finished() {
    out_.pop_back();
    return std::move(out_);
  }

  bool is_without_effect() const {
    if (!report_.changes.empty()) return false;
    return !report_.impact || (!report_.impact->changes_scores() && report_.impact->rejects.empty());
  }

  std::string text(MessageId id, std::vector<std::string> arguments = {}) const {
    return to_text(Message{id, std::move(arguments)}, language_);
  }

  void heading(int level, const std::string& title) {
    out_.append(static_cast<size_t>(level), '#').append(" ").append(markdown_text(title)).append("\n\n");
  }

  void item(int depth, const std::string& content) {
    out_.append(static_cast<size_t>(depth) * 2, ' ').append("- ").append(markdown_text(content)).append("\n");
  }

  void table_head(const std::vector<MessageId>& names) {
    std::string rule;
    for (const MessageId name : names) {
      out_ += "| " + text(name) + ' ';
      rule += "| --- ";
    }
    out_ += "|\n" + rule + "|\n";
  }

  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) out_ += "| " + markdown_text(cell) + ' ';
    out_ += "|\n";
  }

  /// A part with a title; folded where it is long.
  template <typename Write>
  void part(const std::string& title, size_t rows, const Write& write) {
    const bool is_long = rows > kUnfolded;
    if (is_long) {
      out_ += "<details>\n<summary>" + markdown_text(title) + "</summary>\n\n";
    } else {
      heading(3, title);
    }
    write();
    out_ += is_long ? "\n</details>\n\n" : "\n";
  }

  void write_head() {
    heading(2, text(says::DiffTitle, {rubrics_text(report_)}));
    if (const auto nature = nature_text(report_.changes, language_)) out_ += *nature + "\n\n";
    if (report_.impact) out_ += "**" + lead_text(*report_.impact, language_) + "**\n\n";
  }

  void write_scores(const CallImpact& impact) {
    for (const std::string& line : score_lines(impact, language_)) item(0, line);
    out_ += '\n';
  }

  void write_conditions() {
    if (report_.conditions.empty()) return;
    table_head({says::DiffResult, says::DiffCondition, says::DiffMeasured});
    for (const ConditionResult& result : report_.conditions) {
      const std::string outcome =
          result.holds ? "❌ " + text(says::DiffHolds) : "✅ " + text(says::DiffHoldsNot);
      out_ += "| " + outcome + " | `" + result.condition.written + "` | " + measured_text(result, language_) +
              " |\n";
    }
    out_ += '\n';
  }

  void write_changes(MessageId title, const std::vector<Change>& changes) {
    if (changes.empty()) return;
    heading(3, text(title));
    for (const std::string& line : change_lines(changes, language_)) item(0, line);
    out_ += '\n';
  }

  void write_item_head(const ItemChange& change) {
    static constexpr MessageId kWords[] = {says::DiffItemAdded, says::DiffItemRemoved, says::DiffItemChanged};
    const std::string name = change.name.empty() ? "" : " " + markdown_text(change.name);
    out_ += "- **" + text(kWords[static_cast<size_t>(change.kind)]) + "** `" + change.id + "`" + name + "\n";
  }

  void write_items(MessageId title, const std::vector<ItemChange>& items) {
    if (items.empty()) return;
    heading(3, text(title));
    for (const ItemChange& change : items) {
      write_item_head(change);
      for (const std::string& line : change_lines(change.changes, language_)) item(1, line);
    }
    out_ += '\n';
  }

  void write_rules() {
    const RubricChanges& changes = report_.changes;
    if (!changes.rules.empty()) {
      heading(3, text(says::DiffRules, {std::to_string(changes.count_rules(ItemChange::Kind::Added)),
                                        std::to_string(changes.count_rules(ItemChange::Kind::Removed)),
                                        std::to_string(changes.count_rules(ItemChange::Kind::Changed))}));
      for (size_t i = 0; i < changes.rules.size(); ++i) {
        write_item_head(changes.rules[i]);
        for (const std::string& line : change_lines(changes.rules[i].changes, language_)) item(1, line);
        if (!report_.sentences[i].empty()) item(1, report_.sentences[i]);
        if (const RuleImpact* impact = report_.impact_of(changes.rules[i].id)) write_effect(*impact);
      }
      out_ += '\n';
    }
    write_indirect();
  }

  void write_indirect() {
    if (!report_.impact) return;
    const auto& rules = report_.impact->rules;
    if (std::all_of(rules.begin(), rules.end(), [](const RuleImpact& rule) { return rule.change; })) return;
    heading(3, text(says::DiffIndirect));
    for (const RuleImpact& rule : rules) {
      if (rule.change) continue;
      out_ += "- `" + rule.id + "` " + markdown_text(rule.name) + "\n";
      write_effect(rule);
    }
    out_ += '\n';
  }

  void write_effect(const RuleImpact& impact) {
    item(1, effect_text(impact, language_));
    write_hits(says::DiffNowHit, impact.now_hit);
    write_hits(says::DiffNoLongerHit, impact.no_longer_hit);
  }

  void write_hits(MessageId title, const HitChange& hits) {
    if (hits.hits == 0) return;
    item(1, text(title, {std::to_string(hits.hits), std::to_string(hits.calls)}));
    for (const Quote& quote : hits.quotes) item(2, evidence_of(quote, language_));
  }

  void write_impact(const CallImpact& impact) {
    if (impact.agents > 0) write_agents(impact);
    const uint64_t flips = impact.pass_to_fail + impact.fail_to_pass;
    write_calls(says::DiffCallsFlipped, impact.flips, flips);
    write_calls(says::DiffCallsCritical, impact.new_criticals, impact.critical_new);
  }

  void write_agents(const CallImpact& impact) {
    const auto& agents = impact.agents_changed;
    const std::string title =
        text(says::DiffAgents, {std::to_string(agents.size()), std::to_string(impact.agents)});
    if (agents.empty()) return heading(3, title);
    part(title, agents.size(), [&] {
      const AgentColumns has = agent_columns(agents);
      std::vector<MessageId> heads{says::CardRank, says::CardAgent};
      if (has.names) heads.push_back(says::CardName);
      heads.push_back(says::CardMean);
      if (has.grades) heads.push_back(says::CardGrade);
      heads.push_back(says::CardPassRate);
      heads.push_back(says::CardCritical);
      table_head(heads);
      for (const AgentChange& agent : agents) {
        std::vector<std::string> cells{rank_text(agent), agent.agent};
        if (has.names) cells.push_back(agent.name);
        cells.push_back(mean_text(agent));
        if (has.grades) cells.push_back(grade_text(agent));
        cells.push_back(pass_rate_text(agent));
        cells.push_back(critical_text(agent));
        row(cells);
      }
    });
  }

  void write_calls(MessageId title, const std::vector<CallChange>& calls, uint64_t all) {
    if (calls.empty()) return;
    part(text(title, {std::to_string(all)}), calls.size(), [&] {
      table_head({says::DiffCall, says::CardAgent, says::CardScore, says::DiffVerdict, says::DiffBecause});
      for (const CallChange& call : calls) {
        row({call.call, call.agent, score_text(call), passing_text(call, language_),
             causes_text(call, language_)});
      }
      if (all > calls.size())
        out_ += "\n" + text(says::DiffMoreCalls, {std::to_string(all - calls.size())}) + "\n";
    });
  }

  const DiffReport& report_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string diff_markdown(const DiffReport& report, Language language) {
  return DiffMarkdown(report, language).write();
}

}  // namespace zhijian
