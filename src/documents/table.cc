#include "documents/table.h"

#include <algorithm>
#include <iterator>

#include "base/messages/report.h"
#include "documents/text_layout.h"
#include "documents/wording.h"
#include "text/width.h"

namespace zhijian {

namespace {

/// How the agents' table is made to fit: the first of these that does, else the last.
struct Fit {
  int bar;    ///< columns of the bar; 0: none
  int names;  ///< columns of id, name and team at most
  bool with_team = true;
  bool with_name = true;
  bool with_pass_rate = true;
  bool with_calls = true;
};
constexpr Fit kFits[] = {{10, 16},
                         {5, 16},
                         {5, 10},
                         {0, 10},
                         {0, 8},
                         {0, 8, false},
                         {0, 8, false, false},
                         {0, 8, false, false, false},
                         {0, 8, false, false, false, false}};

constexpr int kGap = 2;
constexpr int kCostsAtLeast = 24;  // columns that what cost most needs to stand in the agent's own line
constexpr size_t kCostsShown = 2;

std::string costs(const AgentCard& agent, Language language) {
  std::string out;
  size_t shown = 0;
  for (const RuleCard* rule : agent.costly_rules()) {
    if (shown++ == kCostsShown) break;
    if (!out.empty()) out += to_text(says::CardComma, language);
    out += plain(shown_name(*rule)) + " " + cost_of(*rule, language);
  }
  return out;
}

Style style_of(const AgentCard& agent) {
  if (!agent.passed) return Style::Plain;
  return *agent.passed ? Style::Good : Style::Bad;
}

bool any_name(const Report& report) {
  return std::any_of(report.agents.begin(), report.agents.end(),
                     [](const AgentCard& card) { return !card.name.empty(); });
}

TextTable agents_table(const Report& report, Language language, Fit fit) {
  const auto heading = [&](MessageId id) { return to_text(id, language); };
  std::vector<TextTable::Column> columns{{heading(says::CardRank), true},
                                         {heading(says::CardAgent), false, fit.names}};
  const bool with_names = fit.with_name && any_name(report);
  if (with_names) columns.push_back({heading(says::CardName), false, fit.names});
  if (fit.with_team) columns.push_back({heading(says::CardTeam), false, fit.names});
  if (fit.with_calls) columns.push_back({heading(says::CardCalls), true});
  columns.push_back({heading(says::CardScore), true});
  if (fit.bar > 0) columns.push_back({std::string(static_cast<size_t>(fit.bar), ' ')});
  columns.push_back({heading(says::CardGrade), false, 12});
  if (fit.with_pass_rate) columns.push_back({heading(says::CardPassRate), true});
  columns.push_back({heading(says::CardCritical), true});

  TextTable table(std::move(columns));
  for (const AgentCard& agent : report.agents) {
    const Style style = style_of(agent);
    std::vector<TableCell> row{{agent.rank ? std::to_string(*agent.rank) : "-"},
                               {plain(shown_id(agent, language))}};
    if (with_names) row.push_back({plain(agent.name)});
    if (fit.with_team) row.push_back({plain(agent.team)});
    if (fit.with_calls) row.push_back({std::to_string(agent.calls)});
    row.push_back({agent.score ? agent.score->mean.to_string() : "-", style});
    if (fit.bar > 0)
      row.push_back({agent.score ? bar(agent.score->mean, agent.ceiling, fit.bar) : "", style});
    row.push_back({plain(agent.grade.value_or("-"))});
    if (fit.with_pass_rate) row.push_back({percent(agent.pass_rate)});
    row.push_back(
        {std::to_string(agent.critical_calls), agent.critical_calls > 0 ? Style::Bad : Style::Plain});
    table.add(std::move(row));
  }
  return table;
}

TextTable fitting_table(const Report& report, const TableOptions& options) {
  for (const Fit& fit : kFits) {
    TextTable table = agents_table(report, options.language, fit);
    if (table.width() <= options.width) return table;
  }
  return agents_table(report, options.language, std::end(kFits)[-1]);
}

/// The agents' lines; what cost most stands at their end, or in a line below where there is no room.
std::string agents_lines(const Report& report, const TableOptions& options) {
  constexpr int kIndent = 8;
  const TextTable table = fitting_table(report, options);
  const std::vector<std::string> lines = table.lines(options.color);
  const std::vector<std::string> colorless = options.color ? table.lines(false) : lines;
  const std::string heading = to_text(says::CardCosts, options.language);
  const int rest = options.width - table.width() - kGap;
  const bool beside = rest >= kCostsAtLeast;
  std::string out;
  const auto add = [&](size_t line, const std::string& text, Style style) {
    out += lines[line];
    if (!text.empty()) {
      const int gap = beside ? table.width() + kGap - display_width(colorless[line]) : kIndent;
      if (!beside) out += '\n';
      out.append(static_cast<size_t>(gap), ' ');
      out += styled(fit_width(text, beside ? rest : options.width - kIndent), style, options.color);
    }
    out += '\n';
  };
  add(0, beside ? heading : "", Style::Bold);
  for (size_t i = 0; i < report.agents.size(); ++i) {
    const std::string text = costs(report.agents[i], options.language);
    const bool with_heading = !beside && !text.empty();
    add(i + 1, with_heading ? to_text(Message{says::CardLabelled, {heading, text}}, options.language) : text,
        Style::Dim);
  }
  return out;
}

std::string teams_lines(const Report& report, const TableOptions& options) {
  if (report.teams.empty()) return {};
  const auto heading = [&](MessageId id) { return to_text(id, options.language); };
  constexpr int kNumbers = 30;  // columns that the others take
  TextTable table({{heading(says::CardTeam), false, std::clamp(options.width - kNumbers, 8, 24)},
                   {heading(says::CardAgents), true},
                   {heading(says::CardCalls), true},
                   {heading(says::CardMean), true},
                   {heading(says::CardPassRate), true}});
  for (const TeamCard& team : report.teams) {
    table.add({{plain(team.team)},
               {std::to_string(team.agents)},
               {std::to_string(team.calls)},
               {or_dash(team.mean)},
               {percent(team.pass_rate)}});
  }
  std::string out;
  for (const std::string& line : table.lines(options.color)) out += line + '\n';
  return out + '\n';
}

}  // namespace

std::string scorecards_table(const Report& report, const TableOptions& options) {
  std::string out;
  if (!report.agents.empty()) out += agents_lines(report, options) + '\n';
  out += teams_lines(report, options);
  for (const std::string& line : summary_lines(report, options.language)) {
    for (const std::string& part : wrap(plain(line), options.width)) out += part + '\n';
  }
  return out;
}

}  // namespace zhijian
