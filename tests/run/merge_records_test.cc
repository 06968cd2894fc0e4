#include "run/merge_records.h"

#include <doctest/doctest.h>

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

Scored score(const std::string& calls) {
  const TemporaryFolder folder;
  folder.write("calls.jsonl", calls);
  Collected collected;
  ScoreResult result = score_paths({"calls.jsonl"}, compile_text(kRubric), 1, collected);
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

TEST_CASE("records that come again are duplicates by call, or rejected where they differ") {
  const std::vector<std::string> lines = score(kCalls).lines;
  std::vector<std::string> twice = lines;
  twice.insert(twice.end(), lines.begin(), lines.end());
  CHECK(sum(merge(twice)) == "6 = 3 + 0 + 3 + 0");

  std::string elsewhere = lines[0];
  elsewhere.replace(elsewhere.rfind("calls.jsonl"), 11, "other.jsonl");
  std::string different = lines[0];
  different.replace(different.find("\"score\":95"), 10, "\"score\":90");
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
