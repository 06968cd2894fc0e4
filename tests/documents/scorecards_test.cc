#include "documents/scorecards.h"
#include "base/messages/report.h"

#include <doctest/doctest.h>

#include <sstream>

#include "documents/golden.h"
#include "documents/printers/terminal.h"
#include "documents/sample_day.h"
#include "text/width.h"

using namespace zhijian;

namespace {

struct TableOptions {
  int width = 100;
  bool color = false;
  Language language = Language::English;
};

std::string scorecards_table(const Report& report, const TableOptions& options) {
  return terminal_text(scorecards_overview(report, options.language), {options.width, options.color});
}

std::string card(const Report& report, std::string_view agent, const TableOptions& options) {
  const auto document = agent_card(report, agent, {options.language, kFewCalls});
  REQUIRE(document);
  return terminal_text(*document, {options.width, options.color});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string without_color(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\033') {
      at = text.find('m', at);
    } else {
      out += text[at];
    }
  }
  return out;
}

/// The column in which `words` begin in a line, or -1.
int column_of(const std::string& line, std::string_view words) {
  const size_t at = line.find(words);
  return at == std::string::npos ? -1 : display_width(line.substr(0, at));
}

}  // namespace

TEST_CASE("scorecards and cards for people, whole") {
  const Report report = SampleDay().report();
  check_golden("table.en.txt", scorecards_table(report, {120, false, Language::English}));
  check_golden("table.zh.txt", scorecards_table(report, {120, false, Language::Simplified}));
  check_golden("table.zh.80.txt", scorecards_table(report, {80, false, Language::Simplified}));
  check_golden("table.color.txt", scorecards_table(report, {120, true, Language::English}));
  check_golden("card.en.txt", card(report, "A1007", {100, false, Language::English}));
  check_golden("card.zh.txt", card(report, "A1007", {60, false, Language::Simplified}));
  check_golden("card.review.zh.txt", card(report, "B2", {80, false, Language::Simplified}));
  check_golden("card.unknown.zh.txt", card(report, "(unknown)", {80, false, Language::Simplified}));
}

TEST_CASE("a file or a pipe gets no text that is cut off") {
  Report report = SampleDay().report();
  report.agents[0].name = std::string(60, 'x');
  for (const int width : {40, 80, 120}) {
    const std::string table =
        terminal_text(scorecards_overview(report, Language::Simplified), {width, false, false});
    CHECK(table.find("…") == std::string::npos);
    CHECK(table.find(std::string(60, 'x')) != std::string::npos);
  }
}

TEST_CASE("an agent that is not there has no card") {
  CHECK_FALSE(agent_card(SampleDay().report(), "A1", {}));
}

TEST_CASE("nothing is wider than the terminal") {
  const Report report = SampleDay().report();
  for (const Language language : {Language::English, Language::Simplified, Language::Traditional}) {
    for (const int width : {40, 50, 60, 72, 80, 100, 132, 200}) {
      std::string all = scorecards_table(report, {width, false, language});
      for (const AgentCard& agent : report.agents) all += card(report, agent.agent, {width, false, language});
      for (const std::string& line : lines_of(all)) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
      }
    }
  }
}

TEST_CASE("columns stand under each other whatever the script") {
  const Report report = SampleDay().report();
  for (const Language language : {Language::English, Language::Simplified}) {
    const std::vector<std::string> lines = lines_of(scorecards_table(report, {160, false, language}));
    const int team = column_of(lines[0], to_text(says::CardTeam, language));
    const int costs = column_of(lines[0], to_text(says::CardCosts, language));
    int with_team = 0;
    for (size_t i = 1; i <= report.agents.size(); ++i) {
      const AgentCard& agent = report.agents[i - 1];
      if (!agent.team.empty()) {
        CHECK(column_of(lines[i], agent.team) == team);
        ++with_team;
      }
      const auto costly = agent.costly_rules();
      if (!costly.empty()) CHECK(column_of(lines[i], costly[0]->name) == costs);
    }
    CHECK(with_team == 3);
  }
}

TEST_CASE("colour changes nothing but colour") {
  const Report report = SampleDay().report();
  for (const int width : {80, 120}) {
    const TableOptions plain{width, false, Language::Simplified};
    const TableOptions color{width, true, Language::Simplified};
    CHECK(without_color(scorecards_table(report, color)) == scorecards_table(report, plain));
    CHECK(scorecards_table(report, plain).find('\033') == std::string::npos);
    CHECK(without_color(card(report, "A1007", color)) == card(report, "A1007", plain));
  }
}

TEST_CASE("no text of a call or a rubric gets at the terminal") {
  Report report = SampleDay().report();
  const std::string evil = "\033[31mred\r\n\u202Eeul\u0085";
  for (AgentCard& agent : report.agents) {
    agent.name = agent.team = evil;
    agent.grade = evil;
    for (DimensionCard& dimension : agent.dimensions) dimension.name = evil;
    for (RuleCard& rule : agent.rules) {
      rule.name = rule.instead = evil;
      rule.quotes.change(
          [&](Quote& quote) { quote.text = quote.sentence = quote.phrase = quote.call = evil; });
    }
  }
  for (TeamCard& team : report.teams) team.team = evil;
  const std::string all = scorecards_table(report, {100, false, Language::English}) +
                          card(report, "A1007", {100, false, Language::English});
  CHECK(all.find_first_of("\033\r") == std::string::npos);
  CHECK(all.find("\u202E") == std::string::npos);
  CHECK(all.find("\u0085") == std::string::npos);
}

TEST_CASE("a report of nothing has its summary") {
  const std::string table = scorecards_table(Scorecards().report({}, {}), {});
  CHECK(table.starts_with("calls 0 = "));
}
