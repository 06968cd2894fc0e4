#include "compare/diff/impact_totals.h"

#include <doctest/doctest.h>

#include <memory>
#include <random>

#include "documents/json/diff_json.h"
#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::load_fine;

namespace {

struct Pair {
  std::string call, agent;
  CallRecord before, after;
  bool has_before = true, has_after = true;
};

HitRecord hit_at(uint32_t segment) {
  HitRecord hit;
  hit.turn = segment;
  hit.parts.push_back({segment, 0, 2, "不会"});
  hit.phrase = "不会";
  return hit;
}

const Rubric& rubric() {
  static const Rubric rubric =
      load_fine("rubric: r\nscore: {pass: 80}\nrules:\n  - {id: a, forbid: 甲}\n  - {id: b, forbid: 乙}\n");
  return rubric;
}

CallRecord record(const Pair& pair, int score, bool critical, std::vector<uint32_t> hits) {
  CallRecord record;
  record.call = pair.call;
  record.agent = pair.agent;
  record.rubric_id = "r";
  record.score = Decimal::from_int(score);
  record.passed = score >= 80;
  record.critical = critical;
  record.rules.resize(2);
  record.rules[0].id = "a";
  record.rules[1].id = "b";
  RuleRecord& rule = record.rules[0];
  rule.verdict = hits.empty() ? Verdict::Pass : Verdict::Fail;
  rule.points = Decimal::from_int(score - 100);
  for (const uint32_t segment : hits) rule.hits.push_back(hit_at(segment));
  return record;
}

std::vector<std::unique_ptr<Pair>> random_pairs(uint32_t seed, int count) {
  std::mt19937 random(seed);
  std::vector<std::unique_ptr<Pair>> pairs;
  for (int i = 0; i < count; ++i) {
    auto pair = std::make_unique<Pair>();
    pair->call = "c" + std::to_string(i * 7919 % 1000);
    pair->agent = "A" + std::to_string(random() % 7);
    const auto hits = [&] {
      std::vector<uint32_t> all;
      for (uint32_t segment = 1; segment <= 3; ++segment) {
        if (random() % 3 == 0) all.push_back(segment);
      }
      return all;
    };
    pair->before = record(*pair, 60 + static_cast<int>(random() % 5) * 10, random() % 9 == 0, hits());
    pair->after = record(*pair, 60 + static_cast<int>(random() % 5) * 10, random() % 9 == 0, hits());
    pair->has_before = random() % 20 != 0;
    pair->has_after = !pair->has_before || random() % 20 != 0;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

void add(ImpactTotals& totals, const Pair& pair) {
  totals.add(pair.has_before ? &pair.before : nullptr, pair.has_after ? &pair.after : nullptr);
}

std::string json(ImpactTotals& totals) {
  DiffReport report;
  report.impact = totals.impact({}, 0, {});
  return diff_json(report);
}

}  // namespace

TEST_CASE("however calls are split over threads, the impact is the same") {
  const RubricChanges changes;
  const auto pairs = random_pairs(1, 400);
  ImpactTotals whole(rubric(), rubric(), changes);
  for (const auto& pair : pairs) add(whole, *pair);
  const std::string expected = json(whole);
  std::mt19937 random(2);
  for (int round = 0; round < 5; ++round) {
    std::vector<ImpactTotals> parts;
    for (int i = 0; i < 4; ++i) parts.emplace_back(rubric(), rubric(), changes);
    for (const auto& pair : pairs) add(parts[random() % parts.size()], *pair);
    ImpactTotals merged(rubric(), rubric(), changes);
    for (ImpactTotals& part : parts) merged.merge(std::move(part));
    CHECK(json(merged) == expected);
  }
}

TEST_CASE("counted one by one") {
  const auto pairs = random_pairs(3, 300);
  ImpactTotals totals(rubric(), rubric(), {});
  uint64_t better = 0, worse = 0, same = 0, to_fail = 0, to_pass = 0, critical = 0, compared = 0, now = 0,
           gone = 0;
  for (const auto& pair : pairs) {
    add(totals, *pair);
    if (!pair->has_before || !pair->has_after) continue;
    ++compared;
    better += pair->after.score > pair->before.score;
    worse += pair->after.score < pair->before.score;
    same += pair->after.score == pair->before.score;
    to_fail += *pair->before.passed && !*pair->after.passed;
    to_pass += !*pair->before.passed && *pair->after.passed;
    critical += pair->after.critical && !pair->before.critical;
    const auto lacks = [](const RuleRecord& rule, uint32_t turn) {
      for (const HitRecord& hit : rule.hits) {
        if (hit.turn == turn) return false;
      }
      return true;
    };
    // Hits are only looked at where the verdict or their number differs, for the rule is written as before.
    const RuleRecord &was = pair->before.rules[0], &is = pair->after.rules[0];
    if (was.verdict == is.verdict && was.hits.size() == is.hits.size()) continue;
    for (const HitRecord& hit : is.hits) now += lacks(was, hit.turn);
    for (const HitRecord& hit : was.hits) gone += lacks(is, hit.turn);
  }
  const CallImpact impact = totals.impact({}, 0, {});
  CHECK(impact.compared == compared);
  CHECK(impact.scores.better == better);
  CHECK(impact.scores.worse == worse);
  CHECK(impact.scores.same == same);
  CHECK(impact.pass_to_fail == to_fail);
  CHECK(impact.fail_to_pass == to_pass);
  CHECK(impact.flips.size() == kCallsNamed);
  CHECK(impact.critical_new == critical);
  REQUIRE(impact.rules.size() == 1);
  CHECK(impact.rules[0].now_hit.hits == now);
  CHECK(impact.rules[0].no_longer_hit.hits == gone);
  CHECK(impact.rules[0].now_hit.quotes.size() == kQuotesPerRule);
  CHECK(impact.agents == 7);
}

TEST_CASE("the interval is that of the changes, call by call") {
  ImpactTotals totals(rubric(), rubric(), {});
  std::vector<std::unique_ptr<Pair>> pairs;
  const int befores[] = {80, 90, 70, 100}, afters[] = {82, 92, 72, 104};
  for (int i = 0; i < 4; ++i) {
    auto pair = std::make_unique<Pair>();
    pair->call = "c" + std::to_string(i);
    pair->agent = "A";
    pair->before = record(*pair, befores[i], false, {});
    pair->after = record(*pair, afters[i], false, {});
    add(totals, *pair);
    pairs.push_back(std::move(pair));
  }
  const PairedScores scores = totals.impact({}, 0, {}).scores;
  CHECK(scores.mean_before->to_string() == "85");
  CHECK(scores.mean_after->to_string() == "87.5");
  CHECK(scores.change->to_string() == "2.5");
  // 2.5 ± 3.182446 · 1 / √4
  CHECK(scores.ci95_low->to_string() == "0.91");
  CHECK(scores.ci95_high->to_string() == "4.09");
  CHECK(scores.sign_test->p == Ratio{1250});
}

TEST_CASE("agents: means, ranks and who is in one report only") {
  ImpactTotals totals(rubric(), rubric(), {});
  std::vector<std::unique_ptr<Pair>> pairs;
  const auto score = [&](const char* agent, int before, int after, bool has_after = true) {
    auto pair = std::make_unique<Pair>();
    pair->call = "c" + std::to_string(pairs.size());
    pair->agent = agent;
    pair->before = record(*pair, before, false, {});
    pair->after = record(*pair, after, false, {});
    pair->has_after = has_after;
    add(totals, *pair);
    pairs.push_back(std::move(pair));
  };
  score("A1", 90, 70);
  score("A2", 85, 85);
  score("A3", 95, 95, false);
  const CallImpact impact = totals.impact({}, 0, {});
  CHECK(impact.agents == 3);
  REQUIRE(impact.agents_changed.size() == 2);
  CHECK(impact.agents_changed[0].agent == "A1");
  CHECK(impact.agents_changed[0].before.rank == 2);
  CHECK(impact.agents_changed[0].after.rank == 2);
  CHECK(impact.agents_changed[1].agent == "A3");
  CHECK(impact.agents_changed[1].after.calls == 0);
  CHECK(impact.only_before == 1);
}
