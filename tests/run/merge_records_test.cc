#include "run/merge_records.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "calls/read_all.h"
#include "documents/json/report_json.h"
#include "run/scoring.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

constexpr const char* kRubric = R"(rubric: test
rules:
  - {id: shrug, forbid: [不知道], points: 5, instead: 我帮您查}
)";

constexpr const char* kCalls =
    R"({"call":"1","agent":"A1","turns":[{"speaker":"agent","text":"不知道。"}]}
{"call":"2","agent":"A2","turns":[{"speaker":"agent","text":"好的。"},{"speaker":"agent","agent":"B1","text":"不知道"}]}
{"call":"3","agent":"A1","turns":[{"speaker":"customer","text":"喂"}]}
)";

/// Records of all calls, a line each, and the report of that run.
struct Scored {
  std::vector<std::string> lines;
  Report report;
};

/// What is found without words: labels, rates, repeats, silences, and what is missing.
constexpr const char* kProbesRubric = R"(rubric: probes
rules:
  - {id: angry, forbid: {agent: {label: angry}}, points: 5}
  - {id: rushed, forbid: {agent: {rate: over 10}}, points: 1}
  - {id: again, forbid: {customer: {repeats: at least 2}}, points: 1}
  - {id: hold, forbid: {silence: over 4s}, points: 2}
  - {id: bye, require: {agent: [再见]}, points: 3}
)";

constexpr const char* kOtherCalls =
    R"({"call":"1","agent":"A1","start":"2026-11-21T09:00:00","turns":[{"speaker":"agent","text":"您好，请讲您的问题是什么我们来看一看好吗","begin_ms":0,"end_ms":1000,"labels":["angry"]},{"speaker":"agent","text":"您好","begin_ms":9000,"end_ms":9500,"labels":[]}]}
{"call":"2","agent":"A2","meta":{"queue":"投诉"},"turns":[{"speaker":"customer","text":"快递什么时候到","labels":["angry"]},{"speaker":"agent","text":"好的。","labels":["angry"]},{"speaker":"customer","text":"快递什么时候到"},{"speaker":"agent","agent":"B1","text":"不知道"},{"speaker":"agent","agent":"A0","text":"再见"}]}
{"call":"3","agent":"A1","turns":[{"speaker":"customer","text":"喂"}]}
)";

Scored score(const std::string& calls, const char* rubric = kRubric) {
  const TemporaryFolder folder;
  folder.write("calls.jsonl", calls);
  Collected collected;
  ScoreResult result = score_paths({"calls.jsonl"}, compile_text(rubric), 1, collected);
  Scored scored;
  const std::string records = collected.records();
  for (size_t at = 0; at < records.size();) {
    const size_t end = records.find('\n', at);
    scored.lines.push_back(records.substr(at, end - at));
    at = end + 1;
  }
  scored.report = result.scorecards.report(result.counts, std::move(result.rejects));
  return scored;
}

ScoreResult merge(const std::vector<std::string>& lines) {
  RecordMerger merger({});
  std::vector<std::string> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    merger.add_line(lines[i], "day.jsonl", static_cast<uint32_t>(i + 1), out);
  }
  return merger.take();
}

}  // namespace

TEST_CASE("merged records give the report of the run that wrote them") {
  const Scored scored = score(kCalls);
  REQUIRE(scored.lines.size() == 4);
  ScoreResult merged = merge(scored.lines);
  CHECK(sum(merged) == "3 = 3 + 0 + 0 + 0");
  const Report report = merged.scorecards.report(merged.counts, {});
  CHECK(report_json(report) == report_json(scored.report));
}

TEST_CASE("in any order and division records give the report of one run, with all kinds of hits") {
  const Scored scored = score(kOtherCalls, kProbesRubric);
  std::vector<std::string> lines = scored.lines;
  std::sort(lines.begin(), lines.end());
  do {
    ScoreResult merged = merge(lines);
    REQUIRE(sum(merged) == "3 = 3 + 0 + 0 + 0");
    REQUIRE(report_json(merged.scorecards.report(merged.counts, {})) == report_json(scored.report));
  } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST_CASE("records that come again are duplicates by call, or rejected where they differ") {
  const std::vector<std::string> lines = score(kCalls).lines;
  std::vector<std::string> twice = lines;
  twice.insert(twice.end(), lines.begin(), lines.end());
  CHECK(sum(merge(twice)) == "6 = 3 + 0 + 3 + 0");

  std::string elsewhere = lines[0];
  elsewhere.replace(elsewhere.rfind("calls.jsonl"), 11, "other.jsonl");
  std::string different = lines[0];
  different[different.find("\"content\":") + 12] = 'x';
  const ScoreResult merged = merge({lines[0], elsewhere, different, lines[3]});
  CHECK(sum(merged) == "4 = 2 + 1 + 1 + 0");
  CHECK(to_lines(merged.rejects) == "day.jsonl:3 duplicate call id '1' with different content (1)\n");
}

TEST_CASE("what is no record is one reject with its line, and the others are added up") {
  const std::vector<std::string> lines = score(kCalls).lines;
  const std::vector<std::string> damaged = {"{",
                                            "[]",
                                            "7",
                                            R"({"schema":"zhijian.report/1"})",
                                            R"({"schema":"zhijian.call/1"})",
                                            lines[0].substr(0, 60)};
  for (const std::string& line : damaged) {
    CAPTURE(line);
    const ScoreResult merged = merge({lines[0], line, "", lines[1] + '\r', lines[2], lines[3]});
    CHECK(sum(merged) == "4 = 3 + 1 + 0 + 0");
    REQUIRE(merged.rejects.size() == 1);
    CHECK(merged.rejects[0].line == 2);
    CHECK_FALSE(to_text(merged.rejects[0].reason, Language::English).empty());
  }
}

TEST_CASE("what is written for a record comes with its line") {
  const std::vector<std::string> lines = score(kCalls).lines;
  RecordMerger merger({append_call_record});
  for (const std::string& line : lines) {
    std::vector<std::string> out(1);
    merger.add_line(line, "day.jsonl", 1, out);
    CHECK(out[0] == line + '\n');
  }
  std::vector<std::string> out(1);
  merger.add_line(lines[0], "day.jsonl", 5, out);
  CHECK(out[0].empty());
}
