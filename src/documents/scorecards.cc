#include "documents/scorecards.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/messages/report.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

constexpr size_t kCostsShown = 2;
constexpr int kBarColumns = 10;
constexpr size_t kHeatRules = 30;     // columns of the heat map at most
constexpr uint64_t kEnoughCalls = 5;  // fewer say little
constexpr int kNames = 16;            // columns of id, name and team at most

using Kind = Column::Kind;

/// What cost most, in a line.
std::string costs(const AgentCard& agent, Language language) {
  std::string out;
  size_t shown = 0;
  for (const RuleCard* rule : agent.costly_rules()) {
    if (shown++ == kCostsShown) break;
    if (!out.empty()) out += to_text(says::CardComma, language);
    out += shown_name(*rule) + " " + cost_of(*rule, language);
  }
  return out;
}

Style style_of(const AgentCard& agent) {
  if (!agent.passed) return Style::Plain;
  return *agent.passed ? Style::Good : Style::Bad;
}

Table agents_table(const Report& report, Language language) {
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  const bool names = std::any_of(report.agents.begin(), report.agents.end(),
                                 [](const AgentCard& card) { return !card.name.empty(); });
  Table table;
  table.columns = {{heading(says::CardRank), Kind::Number}, {heading(says::CardAgent), Kind::Text, kNames}};
  if (names) table.columns.push_back({heading(says::CardName), Kind::Text, kNames, 2});
  table.columns.push_back({heading(says::CardTeam), Kind::Text, kNames, 1, true});
  table.columns.push_back({heading(says::CardCalls), Kind::Number, 40, 4});
  table.columns.push_back({heading(says::CardScore), Kind::Number});
  table.columns.push_back({"", Kind::Bar, kBarColumns});
  table.columns.push_back({heading(says::CardGrade), Kind::Text, 12});
  table.columns.push_back({heading(says::CardPassRate), Kind::Number, 40, 3});
  table.columns.push_back({heading(says::CardCritical), Kind::Number});
  const std::string label = to_text(Message{says::CardLabelled, {heading(says::CardCosts), ""}}, language);
  table.columns.push_back({heading(says::CardCosts), Kind::Note, 40, 0, false, label});
  for (size_t i = 0; i < report.agents.size(); ++i) {
    const AgentCard& agent = report.agents[i];
    const Style style = style_of(agent);
    std::vector<Cell>& row = table.rows.emplace_back();
    row.push_back({agent.rank ? std::to_string(*agent.rank) : "-"});
    row.push_back({shown_id(agent, language), Style::Plain, {}, card_id(i)});
    if (names) row.push_back({agent.name});
    row.push_back({agent.team});
    row.push_back({std::to_string(agent.calls)});
    row.push_back({agent.score ? agent.score->mean.to_string() : "-", style});
    row.push_back({"", style});
    if (agent.score) row.back().bar = Bar{agent.score->mean, agent.ceiling};
    row.push_back({agent.grade.value_or("-")});
    row.push_back({percent(agent.pass_rate)});
    row.push_back(
        {std::to_string(agent.critical_calls), agent.critical_calls > 0 ? Style::Bad : Style::Plain});
    row.push_back({costs(agent, language)});
  }
  return table;
}

Table teams_table(const Report& report, Language language) {
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  Table table{{{heading(says::CardTeam), Kind::Text, 24},
               {heading(says::CardAgents), Kind::Number},
               {heading(says::CardCalls), Kind::Number},
               {heading(says::CardMean), Kind::Number},
               {heading(says::CardPassRate), Kind::Number}},
              {}};
  for (const TeamCard& team : report.teams) {
    table.rows.push_back({{team.team},
                          {std::to_string(team.agents)},
                          {std::to_string(team.calls)},
                          {or_dash(team.mean)},
                          {percent(team.pass_rate)}});
  }
  return table;
}

List summary(const Report& report, Language language) {
  List facts{List::Kind::Facts, {}};
  for (std::string& line : summary_lines(report, language)) facts.items.push_back({std::move(line)});
  return facts;
}

Table rejects_table(const Report& report, Language language) {
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  Table table{
      {{heading(says::CardFile)}, {heading(says::CardLine), Kind::Number}, {heading(says::CardReason)}}, {}};
  for (const Reject& reject : report.rejects)
    table.rows.push_back({{reject.file}, {std::to_string(reject.line)}, {to_text(reject.reason, language)}});
  return table;
}

void add_card(const Report& report, size_t place, const CardOptions& options, Document& document) {
  const AgentCard& agent = report.agents[place];
  std::string title = named(agent, options.language);
  if (!agent.team.empty()) title += to_text(says::CardComma, options.language) + agent.team;
  document.push_back(Heading{std::move(title), 2, card_id(place)});
  add_agent_card(agent, report.ranked, options, document);
}

/// Rules of all agents, in the order of what they cost.
struct RuleSum {
  const RuleCard* rule = nullptr;  ///< of some agent: its texts
  uint64_t applied = 0, failed = 0, unknown = 0;
  int64_t points = 0;  ///< hundredths
};

std::vector<RuleSum> rule_sums(const Report& report) {
  std::map<std::pair<std::string_view, std::string_view>, RuleSum> by_id;
  for (const AgentCard& agent : report.agents) {
    for (const RuleCard& rule : agent.rules) {
      RuleSum& sum = by_id[{rule.rubric, rule.id}];
      sum.rule = &rule;
      sum.applied += rule.applied;
      sum.failed += rule.failed;
      sum.unknown += rule.unknown;
      if (!rule.draft) sum.points += rule.points.hundredths();
    }
  }
  std::vector<RuleSum> sums;
  for (const auto& [id, sum] : by_id) sums.push_back(sum);
  std::stable_sort(sums.begin(), sums.end(), [](const RuleSum& a, const RuleSum& b) {
    return std::tie(a.points, b.failed) < std::tie(b.points, a.failed);
  });
  return sums;
}

std::string failure_rate(uint64_t failed, uint64_t applied) {
  return applied == 0 ? "-" : percent(Ratio::of(failed, applied));
}

Table rules_table(const std::vector<RuleSum>& sums, Language language) {
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  Table table{{{heading(says::CardRule)},
               {heading(says::CardChecked), Kind::Number},
               {heading(says::CardFailedCalls), Kind::Number},
               {heading(says::CardFailureRate), Kind::Number},
               {heading(says::CardUndecidedCalls), Kind::Number},
               {heading(says::CardPoints), Kind::Number}},
              {}};
  for (const RuleSum& sum : sums) {
    table.rows.push_back({{named(sum.rule->name, sum.rule->id, language)},
                          {std::to_string(sum.applied)},
                          {std::to_string(sum.failed)},
                          {failure_rate(sum.failed, sum.applied)},
                          {std::to_string(sum.unknown)},
                          {Decimal::from_hundredths(sum.points).to_string()}});
  }
  return table;
}

/// A line an agent, a column for each rule that failed anywhere.
Table heat_table(const Report& report, const std::vector<RuleSum>& sums, Language language) {
  Table table{{{to_text(says::CardAgent, language)}}, {}};
  std::vector<const RuleCard*> rules;
  for (const RuleSum& sum : sums) {
    if (sum.failed == 0 || rules.size() == kHeatRules) continue;
    rules.push_back(sum.rule);
    table.columns.push_back({shown_name(*sum.rule), Kind::Number});
  }
  if (rules.empty()) return table;
  for (size_t i = 0; i < report.agents.size(); ++i) {
    const AgentCard& agent = report.agents[i];
    std::vector<Cell>& row = table.rows.emplace_back();
    row.push_back({named(agent, language), Style::Plain, {}, card_id(i)});
    for (const RuleCard* wanted : rules) {
      const auto rule = std::find_if(agent.rules.begin(), agent.rules.end(), [&](const RuleCard& own) {
        return own.id == wanted->id && own.rubric == wanted->rubric;
      });
      Cell& cell = row.emplace_back();
      if (rule == agent.rules.end() || rule->applied == 0) continue;
      cell.text = failure_rate(rule->failed, rule->applied);
      cell.heat = static_cast<int>(Ratio::of(rule->failed, rule->applied).ten_thousandths / 100);
      if (rule->applied < kEnoughCalls) cell.style = Style::Dim;
    }
  }
  return table;
}

Table method_table(const Report& report, Language language) {
  Table table{{{to_text(says::CardRubricWord, language)},
               {to_text(says::CardVersion, language)},
               {to_text(says::CardDigest, language), Kind::Note}},
              {}};
  for (const RubricCard& rubric : report.rubrics)
    table.rows.push_back({{rubric.id}, {rubric.version}, {rubric.digest}});
  return table;
}

}  // namespace

Document scorecards_overview(const Report& report, Language language) {
  Document document;
  if (!report.agents.empty()) document.push_back(agents_table(report, language));
  if (!report.teams.empty()) document.push_back(teams_table(report, language));
  document.push_back(summary(report, language));
  return document;
}

std::optional<Document> agent_card(const Report& report, std::string_view agent, const CardOptions& options) {
  const auto found = std::find_if(report.agents.begin(), report.agents.end(),
                                  [&](const AgentCard& card) { return card.agent == agent; });
  if (found == report.agents.end()) return std::nullopt;
  Document document;
  add_card(report, static_cast<size_t>(found - report.agents.begin()), options, document);
  return document;
}

Document agent_cards(const Report& report, const CardOptions& options) {
  Document document;
  for (size_t i = 0; i < report.agents.size(); ++i) add_card(report, i, options, document);
  return document;
}

Document whole_report(const Report& report, const CardOptions& options) {
  const Language language = options.language;
  Document document{Heading{to_text(says::CardTitle, language), 1, {}}, summary(report, language)};
  if (!report.agents.empty()) document.push_back(agents_table(report, language));
  if (!report.teams.empty()) {
    document.push_back(Heading{to_text(says::CardTeams, language), 2, "teams"});
    document.push_back(teams_table(report, language));
  }
  for (Block& block : agent_cards(report, options)) document.push_back(std::move(block));
  if (!report.rejects.empty()) {
    document.push_back(Heading{to_text(says::CardRejects, language), 2, "rejects"});
    document.push_back(rejects_table(report, language));
  }
  return document;
}

Document report_page(const Report& report, const CardOptions& options) {
  const Language language = options.language;
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  Document document{Heading{heading(says::CardTitle), 1, {}}, summary(report, language)};
  const auto section = [&](MessageId title, const char* id, Block block) {
    document.push_back(Heading{heading(title), 2, id});
    document.push_back(std::move(block));
  };
  const std::vector<RuleSum> sums = rule_sums(report);
  Table heat = heat_table(report, sums, language);
  if (!report.agents.empty()) section(says::CardAgentTable, "agents", agents_table(report, language));
  if (!report.teams.empty()) section(says::CardTeams, "teams", teams_table(report, language));
  if (!heat.rows.empty()) {
    const std::string note = to_text(Message{says::CardHeatNote, {std::to_string(kEnoughCalls)}}, language);
    section(says::CardHeat, "heat", List{List::Kind::Facts, {{note}}});
    document.push_back(std::move(heat));
  }
  if (!sums.empty()) section(says::CardRuleTable, "rules", rules_table(sums, language));
  if (!report.agents.empty()) document.push_back(Heading{heading(says::CardCards), 2, "cards"});
  for (Block& block : agent_cards(report, options)) {
    if (auto* card = std::get_if<Heading>(&block); card != nullptr && card->level == 2) {
      card->folds = true;
      card->open = report.agents.size() == 1;
    }
    document.push_back(std::move(block));
  }
  if (!report.rejects.empty()) section(says::CardRejects, "rejects", rejects_table(report, language));
  section(says::CardMethod, "method", method_table(report, language));
  return document;
}

}  // namespace zhijian
