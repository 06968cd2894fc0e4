#include "score/scorecards.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "documents/json/report_json.h"
#include "score/random_day.h"

using namespace zhijian;
using namespace zhijian::score_samples;

namespace {

std::string json_of(Scorecards& cards) {
  return report_json(cards.report({}, {}));
}

/// A record of one agent with a score and nothing else.
CallRecord record(std::string_view call, std::string_view agent, std::optional<const char*> score) {
  CallRecord made;
  made.call = call;
  made.agent = agent;
  made.rubric_id = "r";
  made.scale.ceiling = points("100");
  if (score) made.score = points(*score);
  return made;
}

}  // namespace

TEST_CASE("the report does not depend on the order of calls or on how they were split") {
  const RandomDay day(5, 300);
  Scorecards whole;
  for (const auto& call : day.calls()) {
    for (const CallRecord& one : call->records) whole.add(one);
  }
  const std::string expected = json_of(whole);

  std::mt19937 random(1);
  for (int round = 0; round < 10; ++round) {
    std::vector<size_t> order(day.calls().size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Scorecards> parts(1 + random() % 6);
    for (const size_t i : order) {
      Scorecards& part = parts[random() % parts.size()];
      for (const CallRecord& one : day.calls()[i]->records) part.add(one);
    }
    std::shuffle(parts.begin(), parts.end(), random);
    Scorecards merged;
    for (Scorecards& part : parts) merged.merge(std::move(part));
    REQUIRE(json_of(merged) == expected);
  }
}

TEST_CASE("without rules, everything else is the same") {
  const RandomDay day(7, 100);
  Scorecards with_rules,
      parts[2] = {Scorecards(Scorecards::Detail::NoRules), Scorecards(Scorecards::Detail::NoRules)};
  for (size_t i = 0; i < day.calls().size(); ++i) {
    for (const CallRecord& one : day.calls()[i]->records) {
      with_rules.add(one);
      parts[i < day.calls().size() / 2 ? 0 : 1].add(one);
    }
  }
  parts[0].merge(std::move(parts[1]));
  Report expected = with_rules.report({}, {});
  const Report report = parts[0].report({}, {});
  for (AgentCard& card : expected.agents) card.rules.clear();
  CHECK(report_json(report) == report_json(expected));
}

TEST_CASE("a call of two agents is one call, also where it is cut in two") {
  Scorecards first, second;
  first.add(record("a", "A1", "100"));
  CallRecord transferred = record("b", "A1", "100");
  transferred.part = {1, 2};
  first.add(transferred);
  transferred = record("b", "A2", "50");
  transferred.part = {2, 2};
  second.add(transferred);
  second.add(record("c", "A2", "50"));
  first.merge(std::move(second));
  const Report report = first.report({}, {});
  CHECK(first.scored() == 3);
  CHECK(report.summary.scored == 3);
  CHECK(report.summary.records == 4);
  CHECK(report.summary.agents == 2);
  CHECK(report.agents[0].calls == 2);
  first.clear();
  CHECK(first.scored() == 0);
  CHECK(first.report({}, {}).agents.empty());
}

TEST_CASE("agents are sorted by score, then by id, and share ranks") {
  Scorecards cards;
  cards.add(record("1", "D", std::nullopt));
  cards.add(record("2", "C", "90"));
  cards.add(record("3", "B", "70"));
  cards.add(record("4", "A", "90"));
  cards.add(record("5", "E", "80"));
  // 70 and 70.01 have the mean 70.005, which is shown as 70.01.
  cards.add(record("6", "B", "70.01"));
  cards.add(record("7", "F", "70.01"));
  std::string order;
  for (const AgentCard& agent : cards.report({}, {}).agents) {
    order += agent.agent + (agent.rank ? std::to_string(*agent.rank) : "-") + " ";
  }
  CHECK(order == "A1 C1 E3 B4 F4 D- ");
}

TEST_CASE("a call without a score is counted but is in no mean") {
  Scorecards cards;
  cards.add(record("1", "A", "80"));
  cards.add(record("2", "A", std::nullopt));
  const Report report = cards.report({}, {});
  CHECK(report.agents[0].calls == 2);
  CHECK(report.agents[0].scored == 1);
  CHECK(report.agents[0].score->mean == points("80"));
  CHECK(report.summary.mean == points("80"));
  CHECK_FALSE(report.summary.pass_rate);
}

TEST_CASE("grade and pass of an agent are those of the mean, if all rubrics agree on them") {
  CallRecord high = record("1", "A", "100");
  high.scale.pass = points("85");
  high.scale.grades = {{"优", points("90")}, {"良", points("80")}};
  high.passed = true;
  CallRecord low = high;
  low.call = "2";
  low.score = points("61");
  low.passed = false;
  Scorecards cards;
  cards.add(high);
  cards.add(low);
  const AgentCard agent = cards.report({}, {}).agents[0];
  CHECK(agent.grade == "良");
  CHECK(agent.passed == false);
  CHECK(agent.pass_rate->to_string() == "0.5");

  CallRecord other = high;
  other.call = "3";
  other.rubric_id = "other";
  other.scale.grades[0].from = points("99");
  other.scale.ceiling = points("120");
  Scorecards more;
  for (const CallRecord& one : {high, low, other}) more.add(one);
  const AgentCard mixed = more.report({}, {}).agents[0];
  CHECK_FALSE(mixed.grade);
  CHECK_FALSE(mixed.passed);
  CHECK(mixed.ceiling == points("120"));
}

TEST_CASE("an agent has the name and team of most calls; teams have the calls that were theirs") {
  Scorecards cards;
  const auto add = [&](std::string_view call, std::string_view name, std::string_view team,
                       const char* score) {
    CallRecord one = record(call, "A", score);
    one.agent_name = name;
    one.team = team;
    cards.add(one);
  };
  add("1", "", "", "10");
  add("2", "", "", "10");
  add("3", "", "", "10");
  add("4", "王", "一组", "20");
  add("5", "李", "一组", "40");
  add("6", "王", "二组", "60");
  const Report report = cards.report({}, {});
  CHECK(report.agents.at(0).name == "王");
  CHECK(report.agents[0].team == "一组");
  REQUIRE(report.teams.size() == 2);
  CHECK(report.teams[0].team == "二组");
  CHECK(report.teams[0].calls == 1);
  CHECK(report.teams[1].mean == points("30"));
  CHECK(report.teams[1].agents == 1);
}

TEST_CASE("quotes are few, failures first, by call, cut where they are long") {
  const std::string long_text(3 * kQuoteLength, 'x');
  Scorecards cards;
  const auto add = [&](std::string_view call, Verdict verdict, std::string_view text, size_t hits) {
    CallRecord one = record(call, "A", "100");
    RuleRecord& rule = one.rules.emplace_back();
    rule.id = "r";
    rule.verdict = verdict;
    for (size_t i = 0; i < hits; ++i) {
      HitRecord& hit = rule.hits.emplace_back();
      hit.turn = static_cast<uint32_t>(i + 1);
      hit.parts = {{1, 0, 1, text}};
    }
    cards.add(one);
  };
  add("5", Verdict::Review, "r", 2);
  add("4", Verdict::Fail, "d", 1);
  add("1", Verdict::Fail, long_text, 1);
  add("3", Verdict::Fail, "c", 2);
  add("2", Verdict::Pass, "p", 1);
  const RuleCard rule = cards.report({}, {}).agents[0].rules[0];
  std::string shown;
  for (const Quote& quote : rule.quotes) shown += quote.call + "/" + std::to_string(quote.turn) + " ";
  CHECK(shown == "1/1 3/1 3/2 4/1 5/1 ");
  CHECK(rule.quotes[0].text == std::string(kQuoteLength, 'x') + "…");
  CHECK(rule.quotes[4].review);
  CHECK(rule.applied == 5);
  CHECK(rule.failed == 3);
  CHECK(rule.review == 1);
  CHECK(rule.hits == 4);
  add("0", Verdict::Fail, "a", 9);
  CHECK(cards.report({}, {}).agents[0].rules[0].quotes.size() == kQuotesPerRule);
}

TEST_CASE("a later version of a rubric has the last word on its texts, and each rubric has its own rules") {
  Scorecards cards;
  const auto add = [&](std::string_view call, std::string_view rubric, std::string_view version,
                       std::string_view name) {
    CallRecord one = record(call, "A", "100");
    one.rubric_id = rubric;
    one.rubric_version = version;
    RuleRecord& rule = one.rules.emplace_back();
    rule.id = "x";
    rule.name = name;
    rule.verdict = Verdict::Fail;
    rule.points = points("-2.5");
    one.dimensions = {{"d", name, points("3"), points("5")}};
    cards.add(one);
  };
  add("1", "a", "2", "new");
  add("2", "a", "1", "old");
  add("3", "b", "1", "other");
  const Report report = cards.report({}, {});
  const AgentCard& agent = report.agents[0];
  REQUIRE(agent.rules.size() == 2);
  CHECK(agent.rules[0].name == "new");
  CHECK(agent.rules[0].failed == 2);
  CHECK(agent.rules[0].points == points("-5"));
  CHECK(agent.rules[1].rubric == "b");
  CHECK(agent.dimensions[0].name == "new");
  CHECK(agent.dimensions[0].mean == points("3"));
  CHECK(report.rubrics.size() == 3);
  CHECK(report.has_several_rubrics());
}

TEST_CASE("what cost most: critical failures first, then points; drafts cost nothing") {
  AgentCard agent;
  const auto add = [&](const char* id, const char* cost, uint64_t failed, uint64_t critical, bool draft) {
    RuleCard& rule = agent.rules.emplace_back();
    rule.id = id;
    rule.points = points(cost);
    rule.failed = failed;
    rule.critical = critical;
    rule.draft = draft;
  };
  add("small", "-1", 1, 0, false);
  add("award", "5", 0, 0, false);
  add("often", "-9", 9, 0, false);
  add("draft", "-99", 9, 0, true);
  add("seldom", "-9", 1, 0, false);
  add("critical", "0", 1, 1, false);
  std::string order;
  for (const RuleCard* rule : agent.costly_rules()) order += rule->id + " ";
  CHECK(order == "critical often seldom small ");
}

TEST_CASE("reasons for unknown verdicts are counted, drafts apart") {
  Scorecards cards;
  for (const char* call : {"1", "2", "3"}) {
    CallRecord one = record(call, "A", "100");
    for (const bool draft : {false, true}) {
      RuleRecord& rule = one.rules.emplace_back();
      rule.id = draft ? "draft" : "rule";
      rule.draft = draft;
      rule.verdict = Verdict::Unknown;
      rule.reason = one.call == "2" ? "b" : "a";
    }
    cards.add(one);
  }
  const Report report = cards.report({}, {});
  CHECK(report.summary.unknown_verdicts == 3);
  const RuleCard& rule = report.agents[0].rules[0];
  CHECK(rule.unknown == 3);
  CHECK(rule.applied == 0);
  REQUIRE(rule.reasons.size() == 2);
  CHECK(rule.reasons[0].text == "a");
  CHECK(rule.reasons[0].calls == 2);
}
