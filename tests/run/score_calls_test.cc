#include "run/score_calls.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "calls/read_all.h"
#include "run/scoring.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

constexpr const char* kRubric = R"(rubric: test
applies_to: {queue: [投诉, 查询]}
rules:
  - {id: shrug, forbid: [不知道], points: 5}
)";

std::string call(const std::string& id, const std::string& text = "好的", const std::string& queue = "投诉") {
  return R"({"call":")" + id + R"(","agent":"A1","meta":{"queue":")" + queue +
         R"("},"turns":[{"speaker":"agent","text":")" + text + "\"}]}\n";
}

/// Several chunks of all kinds of calls.
std::string many_calls(size_t count) {
  std::mt19937 random(11);
  std::string out;
  for (size_t i = 0; i < count; ++i) {
    const std::string id = std::to_string(i);
    switch (random() % 12) {
      case 0:
        out += call("again");
        break;
      case 1:
        out += call(id).substr(0, 20) + '\n';
        break;
      case 2:
        out += call(id, "嗯。");
        break;
      case 3:
        out += call(id, "好的", "回访");
        break;
      default:
        out += call(id, std::string(random() % 3 == 0 ? "不知道。" : "") + std::string(400, 'x'));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every call is scored, rejected, a duplicate or not applicable") {
  const TemporaryFolder folder;
  folder.write("a.jsonl", call("1") + call("2", "不知道") + call("1") + call("2") + "{\n" + call("3", "嗯") +
                              call("4", "好", "回访"));
  folder.write("b.jsonl",
               call("1") + R"({"call":"5","agent":"A1","turns":[{"speaker":"agent","text":"好"}]})");
  Collected collected;
  const ScoreResult result = score_paths({"a.jsonl", "none", "b.jsonl"}, compile_text(kRubric), 1, collected);
  CHECK(sum(result) == "10 = 2 + 4 + 2 + 2");
  CHECK(result.counts.not_applicable_missing_field == 1);
  CHECK(to_lines(result.rejects) ==
        "a.jsonl:4 duplicate call id '2' with different content (2)\n"
        "a.jsonl:5 truncated JSON\n"
        "a.jsonl:6 call '3' contains no speech (3)\n"
        "none:1 no such file or folder\n");
  CHECK(collected.calls == 10);
}

TEST_CASE("records, rejects and sums are the same for every number of threads") {
  const TemporaryFolder folder;
  folder.write("calls.jsonl", many_calls(12'000));
  const auto rubric = compile_text(kRubric);
  Collected one;
  const ScoreResult expected = score_paths({"calls.jsonl"}, rubric, 1, one);
  CHECK(expected.counts.rejected > 500);
  CHECK(expected.counts.duplicates > 100);
  CHECK(expected.counts.not_applicable > 500);
  for (const unsigned jobs : {2u, 3u, 7u}) {
    Collected several;
    const ScoreResult result = score_paths({"calls.jsonl"}, rubric, jobs, several);
    CHECK(sum(result) == sum(expected));
    CHECK((several.records() == one.records()));
    CHECK((to_lines(result.rejects) == to_lines(expected.rejects)));
  }
}

TEST_CASE("records with what is quiet copied are those written piece by piece") {
  const TemporaryFolder folder;
  std::string lines;
  for (const auto& [id, text] : std::map<std::string, std::string>{
           {"1", "好的"}, {"2", "不知道"}, {"3", "甲"}, {"4", "乙，不知道"}, {"5", "丁"}, {"6", "好的"}}) {
    for (const char* speaker : {"agent", "customer"}) {
      lines += R"({"call":")" + id + speaker + R"(","agent":"A1","turns":[{"speaker":")" + speaker +
               R"(","text":")" + text + "\"}]}\n";
    }
  }
  folder.write("calls.jsonl", lines);
  ScoreRequest request;
  request.input.paths = {"calls.jsonl"};
  request.rubrics = {compile_text(R"(rubric: test
dimensions:
  d: {name: 礼貌, max: 50}
rules:
  - {id: first, dimension: d, name: 一, forbid: 甲, points: 1}
  - {id: shrug, forbid: [不知道], points: 5, instead: 我查一下}
  - {id: draft, forbid: 丙, points: 1, status: draft}
  - {id: asked, when: {customer: 乙}, require: {agent: 好}, points: 2}
  - {id: greet, require: 好的, points: 3}
  - {id: last, forbid: 丁, points: 1, critical: call}
)")};
  request.streams = {append_call_record, CallRecordWriter()};
  for (const unsigned jobs : {1u, 2u}) {
    request.jobs = jobs;
    Collected collected;
    score_calls(request, collected);
    REQUIRE(collected.streams.size() == 2);
    CHECK(collected.streams[0] == collected.streams[1]);
    CHECK(std::count(collected.streams[0].begin(), collected.streams[0].end(), '\n') == 12);
  }
}

TEST_CASE("of too many rejects the first are kept and all are counted") {
  const TemporaryFolder folder;
  std::string lines;
  for (size_t i = 0; i < kMaxRejectsKept + 50; ++i) lines += "{\n";
  folder.write("calls.jsonl", call("1") + lines);
  Collected collected;
  const ScoreResult result = score_paths({"calls.jsonl"}, compile_text(kRubric), 2, collected);
  CHECK(result.counts.rejected == kMaxRejectsKept + 50);
  REQUIRE(result.rejects.size() == kMaxRejectsKept);
  CHECK(result.rejects.back().line == kMaxRejectsKept + 1);
  CHECK(sum(result) == "10051 = 1 + 10050 + 0 + 0");
}

TEST_CASE("a call goes to the first rubric that applies, for each of its agents") {
  const TemporaryFolder folder;
  folder.write(
      "calls.jsonl",
      R"({"call":"1","agent":"A1","meta":{"queue":"查询"},"turns":[{"speaker":"agent","text":"不知道"},)"
      R"({"speaker":"agent","agent":"B2","text":"我来"}]})");
  ScoreRequest request;
  request.input.paths = {"calls.jsonl"};
  request.rubrics = {compile_text("rubric: other\napplies_to: {queue: 回访}\nrules: [{id: a, forbid: 好}]\n"),
                     compile_text(kRubric), compile_text("rubric: last\nrules: [{id: a, forbid: 好}]\n")};
  request.streams = {[](const CallRecord& record, std::string& out) {
    out.append(record.rubric_id).append(" ").append(record.agent) += '\n';
  }};
  Collected collected;
  const ScoreResult result = score_calls(request, collected);
  CHECK(collected.records() == "test A1\ntest B2\n");
  CHECK(sum(result) == "1 = 1 + 0 + 0 + 0");
}
