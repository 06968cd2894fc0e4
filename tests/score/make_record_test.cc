#include "score/make_record.h"
#include "base/messages/report.h"

#include <doctest/doctest.h>

#include "score/call_samples.h"
#include "score/score_samples.h"

using namespace zhijian;
using namespace zhijian::call_samples;
using namespace zhijian::score_samples;

namespace {

/// A call, a rubric with one rule, and what make_record makes of a verdict.
struct Fixture {
  Call call =
      make_call("c1", {"A1", "王敏", "一组"},
                {{Speaker::Customer, "喂？", 0}, {Speaker::Agent, "😀您好。这个我不知道，您再问问！", 1200}});
  Rubric rubric;
  CallOutcome outcome;
  CallScore score;
  CallRecord record;

  Fixture() {
    rubric.id = "hotline";
    rubric.rules = {rule("shrug", "5")};
    rubric.rules[0].instead = "我帮您查一下";
    outcome.rules.resize(1);
  }

  const RuleRecord& make(Verdict verdict, std::vector<Evidence> evidence) {
    outcome.rules[0].verdict = verdict;
    outcome.rules[0].failures = static_cast<uint32_t>(evidence.size());
    outcome.rules[0].evidence = std::move(evidence);
    score = CallScorer(rubric).score(outcome);
    make_record(call, {1, 1}, rubric, outcome, score, record);
    return record.rules[0];
  }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "offsets count code points in the segment as given") {
  call.segments[1].number = 7;  // its place in the input, which need not be the order of time
  const HitRecord& hit = make(Verdict::Fail, {said(call, 1, "不知道")}).hits.at(0);
  CHECK(hit.turn == 2);
  CHECK(hit.speaker == Speaker::Agent);
  CHECK(hit.parts.at(0).segment == 7);
  CHECK(hit.parts[0].begin == 7);
  CHECK(hit.parts[0].end == 10);
  CHECK(hit.parts[0].text == "不知道");
  CHECK(hit.begin_ms == 1200);
  CHECK(hit.sentence == "这个我不知道，您再问问！");
}

TEST_CASE_FIXTURE(Fixture, "hits of one segment in any order have the right offsets") {
  const RuleRecord& made = make(Verdict::Fail, {said(call, 1, "您好"), said(call, 1, "知道"),
                                                said(call, 1, "不知道"), said(call, 0, "喂")});
  const uint32_t begins[] = {1, 8, 7, 0};
  for (size_t i = 0; i < 4; ++i) CHECK(made.hits[i].parts[0].begin == begins[i]);
}

TEST_CASE_FIXTURE(Fixture, "a hit over segments names each") {
  Evidence evidence = said(call, 0, "喂？");
  evidence.pieces.push_back(piece(call, 1, "😀您"));
  const HitRecord& hit = make(Verdict::Fail, {evidence}).hits[0];
  REQUIRE(hit.parts.size() == 2);
  CHECK(hit.parts[1].segment == 2);
  CHECK(hit.parts[1].begin == 0);
  CHECK(hit.parts[1].end == 2);
  CHECK(hit.parts[1].text == "😀您");
}

TEST_CASE_FIXTURE(Fixture, "a missing phrase has what called for it") {
  const HitRecord& hit = make(Verdict::Fail, {missing_after(call, 1, "不知道", "对不起")}).hits[0];
  CHECK(hit.missing);
  CHECK(hit.parts.empty());
  CHECK(hit.turn == 0);
  CHECK(hit.phrase == "对不起");
  CHECK(hit.moment->turn == 2);
  CHECK(hit.moment->part.begin == 7);
  CHECK(hit.moment->part.text == "不知道");
  CHECK(hit.sentence == "这个我不知道，您再问问！");
  CHECK(hit.begin_ms == kNoTime);
}

TEST_CASE_FIXTURE(Fixture, "similarity has four decimals") {
  Evidence evidence = said(call, 1, "不知道");
  evidence.grade = Grade::Similar;
  evidence.similarity = 2.0 / 3;
  CHECK(make(Verdict::Review, {evidence}).hits[0].similarity == 0.6667);
}

TEST_CASE_FIXTURE(Fixture, "what should have been said is given with failures and reviews only") {
  CHECK(make(Verdict::Fail, {missing("x")}).instead == "我帮您查一下");
  CHECK(make(Verdict::Review, {missing("x")}).instead == "我帮您查一下");
  CHECK(make(Verdict::Pass, {}).instead.empty());
  outcome.rules[0].reason = message(says::CardNotDone);
  CHECK(make(Verdict::Unknown, {}).reason == to_text(says::CardNotDone, Language::English));
  outcome.rules[0].reason.reset();
  CHECK(make(Verdict::Pass, {}).reason.empty());
}

TEST_CASE_FIXTURE(Fixture, "a failure says how it was critical, a draft's does not") {
  rubric.rules[0].critical = Rule::Critical::AtMost;
  rubric.rules[0].critical_limit = points("59");
  CHECK(make(Verdict::Fail, {missing("x")}).critical == Rule::Critical::AtMost);
  CHECK(record.rules[0].critical_limit == points("59"));
  CHECK(make(Verdict::Pass, {}).critical == Rule::Critical::None);
  rubric.rules[0].status = Rule::Status::Draft;
  CHECK(make(Verdict::Fail, {missing("x")}).critical == Rule::Critical::None);
  CHECK(record.rules[0].draft);
  CHECK(record.rules[0].points == points("-5"));
}

TEST_CASE_FIXTURE(Fixture, "the record names call, agent, rubric and what the score is read against") {
  rubric.version = "2026.11";
  rubric.digest = "sha256:0";
  rubric.score.pass = points("80");
  rubric.score.grades = {{"优", points("95")}, {"良", points("60")}};
  rubric.dimensions = {dimension("d", "20")};
  make(Verdict::Fail, {missing("x")});
  CHECK(record.call == "c1");
  CHECK(record.agent_name == "王敏");
  CHECK(record.rubric_version == "2026.11");
  CHECK(record.scale.ceiling == points("100"));
  CHECK(record.scale.pass == points("80"));
  CHECK(record.scale.grades.at(1).name == "良");
  CHECK(record.score == points("95"));
  CHECK(record.grade == "优");
  CHECK(record.passed == true);
  CHECK(record.dimensions.at(0).max == points("20"));
  CHECK(record.file == "day/c1.txt");
  CHECK(record.line == 1);
}
