#include "documents/diff_table.h"

#include <algorithm>

#include "base/messages/report.h"
#include "documents/change_wording.h"
#include "documents/diff_wording.h"
#include "documents/text_layout.h"
#include "documents/wording.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr size_t kCallsShown = 10;
constexpr size_t kQuotesShown = 3;
constexpr int kCauseAtLeast = 24;

class DiffTable {
 public:
  DiffTable(const DiffReport& report, const TableOptions& options) : report_(report), options_(options) {}

  std::string write() {
    write_head();
    if (report_.impact) write_scores(*report_.impact);
    write_changes(says::DiffWhole, report_.changes.rubric);
    write_items(says::DiffSets, report_.changes.sets);
    write_items(says::DiffMoments, report_.changes.moments);
    write_rules();
    if (report_.impact) write_impact(*report_.impact);
    return std::move(out_);
  }

 private:
  std::string text(MessageId id, std::vector<std::string> arguments = {}) const {
    return to_text(Message{id, std::move(arguments)}, options_.language);
  }

  /// A paragraph, with its further lines under its first.
  void lines(int indent, const std::string& content, Style style = Style::Plain) {
    for (const std::string& line : wrap(plain(content), options_.width - indent)) {
      out_.append(static_cast<size_t>(indent), ' ').append(styled(line, style, options_.color)).append("\n");
    }
  }

  void heading(const std::string& content) {
    out_ += '\n';
    lines(0, content, Style::Bold);
  }

  void write_head() {
    lines(0, text(says::DiffTitle, {rubrics_text(report_)}), Style::Bold);
    lines(0, text(says::DiffSources, {report_.before.source, report_.after.source}), Style::Dim);
    if (const auto nature = nature_text(report_.changes, options_.language)) lines(0, *nature);
  }

  void write_changes(MessageId title, const std::vector<Change>& changes) {
    if (changes.empty()) return;
    heading(text(title));
    for (const std::string& line : change_lines(changes, options_.language)) lines(2, line);
  }

  void write_item_head(const ItemChange& item) {
    struct Sign {
      const char* mark;
      Style style;
    };
    static constexpr Sign kSigns[] = {{"+", Style::Good}, {"-", Style::Bad}, {"~", Style::Bold}};
    const Sign sign = kSigns[static_cast<size_t>(item.kind)];
    const std::string name = item.name.empty() ? "" : "  " + item.name;
    out_ += styled(sign.mark, sign.style, options_.color) + " " + plain(item.id + name) + "\n";
  }

  void write_items(MessageId title, const std::vector<ItemChange>& items) {
    if (items.empty()) return;
    heading(text(title));
    for (const ItemChange& item : items) {
      write_item_head(item);
      for (const std::string& line : change_lines(item.changes, options_.language)) lines(4, line);
    }
  }

  void write_rules() {
    const RubricChanges& changes = report_.changes;
    if (!changes.rules.empty()) {
      heading(text(says::DiffRules, {std::to_string(changes.count_rules(ItemChange::Kind::Added)),
                                     std::to_string(changes.count_rules(ItemChange::Kind::Removed)),
                                     std::to_string(changes.count_rules(ItemChange::Kind::Changed))}));
    }
    for (size_t i = 0; i < changes.rules.size(); ++i) {
      const ItemChange& rule = changes.rules[i];
      write_item_head(rule);
      for (const std::string& line : change_lines(rule.changes, options_.language)) lines(4, line);
      if (!report_.sentences[i].empty()) lines(4, report_.sentences[i]);
      if (const RuleImpact* impact = report_.impact_of(rule.id)) write_effect(*impact);
    }
    write_indirect();
  }

  void write_indirect() {
    if (!report_.impact) return;
    bool first = true;
    for (const RuleImpact& rule : report_.impact->rules) {
      if (rule.change) continue;
      if (first) heading(text(says::DiffIndirect));
      first = false;
      out_ += "  " + plain(rule.id + (rule.name.empty() ? "" : "  " + rule.name)) + "\n";
      write_effect(rule);
    }
  }

  void write_effect(const RuleImpact& impact) {
    lines(4, effect_text(impact, options_.language));
    write_hits(says::DiffNowHit, impact.now_hit);
    write_hits(says::DiffNoLongerHit, impact.no_longer_hit);
  }

  void write_hits(MessageId title, const HitChange& hits) {
    if (hits.hits == 0) return;
    lines(4, text(title, {std::to_string(hits.hits), std::to_string(hits.calls)}));
    for (size_t i = 0; i < std::min(hits.quotes.size(), kQuotesShown); ++i) {
      const std::string evidence = plain(evidence_of(hits.quotes[i], options_.language));
      out_ += "      " + styled(fit_width(evidence, options_.width - 6), Style::Dim, options_.color) + "\n";
    }
  }

  void write_scores(const CallImpact& impact) {
    out_ += '\n';
    for (const std::string& line : score_lines(impact, options_.language)) lines(0, line);
  }

  void write_impact(const CallImpact& impact) {
    write_agents(impact);
    if (!impact.flips.empty()) {
      write_calls(text(says::DiffCallsFlipped, {std::to_string(impact.pass_to_fail + impact.fail_to_pass)}),
                  impact.flips, impact.pass_to_fail + impact.fail_to_pass);
    }
    if (!impact.new_criticals.empty()) {
      write_calls(text(says::DiffCallsCritical, {std::to_string(impact.critical_new)}), impact.new_criticals,
                  impact.critical_new);
    }
  }

  void write_table(const TextTable& table) {
    for (const std::string& line : table.lines(options_.color)) out_ += line + '\n';
  }

  void write_agents(const CallImpact& impact) {
    if (impact.agents == 0) return;
    heading(text(says::DiffAgents,
                 {std::to_string(impact.agents_changed.size()), std::to_string(impact.agents)}));
    if (impact.agents_changed.empty()) return;
    const AgentColumns has = agent_columns(impact.agents_changed);
    std::vector<TextTable::Column> columns{{text(says::CardRank)}, {text(says::CardAgent), false, 16}};
    if (has.names) columns.push_back({text(says::CardName), false, 12});
    columns.push_back({text(says::CardCalls), true});
    columns.push_back({text(says::CardMean)});
    if (has.grades) columns.push_back({text(says::CardGrade)});
    columns.push_back({text(says::CardPassRate)});
    columns.push_back({text(says::CardCritical)});
    TextTable table(std::move(columns));
    for (const AgentChange& agent : impact.agents_changed) {
      const bool more_critical = agent.after.critical_calls > agent.before.critical_calls;
      std::vector<TableCell> row{{rank_text(agent)}, {plain(agent.agent)}};
      if (has.names) row.push_back({plain(agent.name)});
      row.push_back({std::to_string(std::max(agent.before.calls, agent.after.calls))});
      row.push_back({mean_text(agent), style_of(agent.before.mean, agent.after.mean)});
      if (has.grades) row.push_back({plain(grade_text(agent))});
      row.push_back({pass_rate_text(agent)});
      row.push_back({critical_text(agent), more_critical ? Style::Bad : Style::Plain});
      table.add(std::move(row));
    }
    write_table(table);
  }

  static Style style_of(const std::optional<Decimal>& before, const std::optional<Decimal>& after) {
    if (!before || !after || *before == *after) return Style::Plain;
    return *after > *before ? Style::Good : Style::Bad;
  }

  void write_calls(const std::string& title, const std::vector<CallChange>& calls, uint64_t all) {
    heading(title);
    TextTable table({{text(says::DiffCall), false, 32},
                     {text(says::CardAgent), false, 16},
                     {text(says::CardScore)},
                     {text(says::DiffVerdict)},
                     {text(says::DiffBecause), false, std::max(kCauseAtLeast, options_.width - 64)}});
    const size_t shown = std::min(calls.size(), kCallsShown);
    for (size_t i = 0; i < shown; ++i) {
      const CallChange& call = calls[i];
      table.add({{plain(call.call)},
                 {plain(call.agent)},
                 {score_text(call)},
                 {passing_text(call, options_.language), style_of(call.before.score, call.after.score)},
                 {plain(causes_text(call, options_.language))}});
    }
    write_table(table);
    if (all > shown) lines(0, text(says::DiffMoreCalls, {std::to_string(all - shown)}), Style::Dim);
  }

  const DiffReport& report_;
  const TableOptions& options_;
  std::string out_;
};

}  // namespace

std::string diff_table(const DiffReport& report, const TableOptions& options) {
  return DiffTable(report, options).write();
}

}  // namespace zhijian
