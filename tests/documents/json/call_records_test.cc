#include "documents/json/call_records.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "documents/golden.h"
#include "documents/json/read_records.h"
#include "documents/json/report_json.h"
#include "documents/sample_day.h"
#include "score/random_day.h"

using namespace zhijian;
using nlohmann::json;

namespace {

std::string line_of(const CallRecord& record) {
  std::string out;
  append_call_record(record, out);
  return out;
}

std::string error_of(std::string_view line) {
  CallRecordReader reader;
  CallRecord record;
  const Result<void> result = reader.read(line, record);
  return result ? "" : to_text(result.error(), Language::English);
}

}  // namespace

TEST_CASE("records as lines") {
  const SampleDay day;
  std::string out;
  for (const CallRecord& record : day.records()) append_call_record(record, out);
  check_golden("records.jsonl", out);
}

TEST_CASE("every line is JSON of the call that was scored") {
  const SampleDay day;
  const json record = json::parse(line_of(day.records()[5]));
  CHECK(record["call"] == "0003");
  CHECK(record["score"] == 77.5);
  CHECK(record["passed"] == false);
  CHECK(record["start"].is_null());
  const json& hit = record["rules"][1]["hits"][1];
  CHECK(hit["text"] == "不知道，");
  CHECK(hit["more"][0] == json{{"segment", 4}, {"begin", 0}, {"end", 3}, {"text", "不清楚"}});
  CHECK(record["rules"][3]["hits"][0]["value"] == 12300);
  CHECK(record["rules"][5]["draft"] == true);
}

TEST_CASE("any text comes through escaping") {
  std::string text;
  for (char c = 1; c < 0x7F; ++c) text += c;
  text += std::string("\0", 1) + "“引号”😀\u00a0";
  for (size_t length = 0; length <= text.size(); ++length) {
    CallRecord record;
    record.call = std::string_view(text).substr(length);
    record.agent = std::string_view(text).substr(0, length);
    if ((text[length] & 0xC0) == 0x80) continue;  // not between two bytes of a character
    const json read = json::parse(line_of(record));
    REQUIRE(read["call"].get<std::string>() == record.call);
    REQUIRE(read["agent"].get<std::string>() == record.agent);
  }
}

TEST_CASE("a line that is read and written again is the same line, and so is the report") {
  const score_samples::RandomDay random_day(17, 200);
  const SampleDay sample_day;
  std::vector<const CallRecord*> records;
  for (const CallRecord& record : sample_day.records()) records.push_back(&record);
  for (const auto& call : random_day.calls()) {
    for (const CallRecord& record : call->records) records.push_back(&record);
  }
  CallRecordReader reader;
  CallRecord read;  // used again and again: nothing of the record before may stay
  Scorecards direct, again;
  for (const CallRecord* record : records) {
    const std::string line = line_of(*record);
    const Result<void> result = reader.read(line, read);
    REQUIRE(result.has_value());
    REQUIRE(line_of(read) == line);
    direct.add(*record);
    again.add(read);
  }
  CHECK(report_json(again.report({}, {})) == report_json(direct.report({}, {})));
}

TEST_CASE("what is no call record is refused with the reason and the place") {
  const SampleDay day;
  const json good = json::parse(line_of(day.records()[5]));
  const auto changed = [&](const char* pointer, const json& value) {
    json copy = good;
    copy[json::json_pointer(pointer)] = value;
    return error_of(copy.dump());
  };
  const auto without = [&](const char* parent, const char* key) {
    json copy = good;
    copy[json::json_pointer(parent)].erase(key);
    return error_of(copy.dump());
  };
  CHECK(error_of(good.dump()) == "");
  CHECK(error_of("").starts_with("invalid JSON in this line: "));
  CHECK(error_of(good.dump().substr(0, 500)).starts_with("invalid JSON in this line: "));
  CHECK(error_of("[1]") == "not a call record: `schema` is '', expected 'zhijian.call/2' or 'zhijian.call/1'");
  CHECK(changed("/schema", "zhijian.call/3") ==
        "not a call record: `schema` is 'zhijian.call/3', expected 'zhijian.call/2' or 'zhijian.call/1'");
  CHECK(without("", "agent") == "`agent` is missing");
  CHECK(without("/rubric", "digest") == "`rubric.digest` is missing");
  CHECK(without("/rules/1/hits/0", "segment") == "`rules[1].hits[0].segment` is missing");
  CHECK(without("/rules/1/hits/1/more/0", "text") == "`rules[1].hits[1].more[0].text` is missing");
  CHECK(changed("/agent", 5) == "`agent` must be text");
  CHECK(changed("/critical", 1) == "`critical` must be true or false");
  CHECK(changed("/score", "77") == "`score` must be a number with at most two decimals");
  CHECK(changed("/score", 77.505) == "`score` must be a number with at most two decimals");
  CHECK(changed("/score", 1e300) == "`score` must be a number with at most two decimals");
  CHECK(changed("/rules", 1) == "`rules` must be a list");
  CHECK(changed("/rules/0", 1) == "`rules[0]` must be an object");
  CHECK(changed("/dimensions", json::object()) == "`dimensions` must be a list");
  CHECK(changed("/dimensions/0/score", "x") ==
        "`dimensions[0].score` must be a number with at most two decimals");
  CHECK(changed("/rubric/scale/grades/0/from", true) ==
        "`rubric.scale.grades[0].from` must be a number with at most two decimals");
  CHECK(changed("/source/line", -1) == "`source.line` must be a whole number");
  CHECK(changed("/rules/0/verdict", "perhaps") ==
        "`rules[0].verdict` has a value unknown to this version");
  CHECK(changed("/rules/0/critical", "at most x") ==
        "`rules[0].critical` has a value unknown to this version");
}

TEST_CASE("what the first version says is read as before, and what it cannot say is null") {
  // Keys without a value are missing, dimensions and grades are members of an object, a label is a value.
  const std::string line =
      R"({"schema":"zhijian.call/1","call":"1","agent":"A","agent_name":null,"team":null,"start":null,)"
      R"("rubric":{"id":"r","version":null,"digest":"d","scale":{"ceiling":100,"grades":{"差":0,"好":80}}},)"
      R"("score":87.5,"grade":"好","passed":null,"critical":false,"review":false,)"
      R"("dimensions":{"b":{"score":1,"max":2},"a":{"name":"甲","score":null,"max":null}},)"
      R"("rules":[{"id":"x","verdict":"fail","points":-5,"critical":"at most 60","hits":[)"
      R"({"missing":true,"phrase":"您好","moment":{"turn":1,"segment":1,"begin":0,"end":1,"text":"喂"}},)"
      R"({"turn":2,"segment":3,"speaker":"agent","begin":0,"end":2,"probe":"label","value":"angry","grade":"exact"}]}],)"
      R"("source":{"file":"f","line":1}})";
  CallRecordReader reader;
  CallRecord record;
  REQUIRE(reader.read(line, record).has_value());
  const json read = json::parse(line_of(record));
  CHECK(read["schema"] == "zhijian.call/2");
  for (const char* key : {"day", "duration_ms", "ended_by", "meta", "part", "content", "passed"})
    CHECK(read[key].is_null());
  CHECK(read["rubric"]["scale"]["grades"].dump() == R"([{"from":80.0,"name":"好"},{"from":0.0,"name":"差"}])");
  CHECK(read["dimensions"].dump() ==
        R"([{"id":"b","max":2.0,"name":null,"score":1.0},{"id":"a","max":null,"name":"甲","score":null}])");
  CHECK(read["rules"][0]["critical"] == "at most 60");
  CHECK(read["rules"][0]["hits"][0]["moment"]["text"] == "喂");
  CHECK(read["rules"][0]["hits"][1]["label"] == "angry");
  CHECK(read["rules"][0]["hits"][1]["value"].is_null());
}

TEST_CASE("every object of a kind has the same keys, and numbers with decimals have a point") {
  const SampleDay day;
  std::set<std::string> keys[3];
  for (const CallRecord& record : day.records()) {
    const std::string line = line_of(record);
    CHECK(line.find("\"points\":0,") == line.npos);
    const json read = json::parse(line);
    const auto add = [](const json& object, std::set<std::string>& to) {
      std::string names;
      for (const auto& [key, value] : object.items()) names += key + " ";
      to.insert(names);
    };
    add(read, keys[0]);
    CHECK(read["rubric"]["scale"]["ceiling"].is_number_float());
    for (const json& rule : read["rules"]) {
      add(rule, keys[1]);
      CHECK(rule["points"].is_number_float());
      for (const json& hit : rule["hits"]) add(hit, keys[2]);
    }
  }
  for (const auto& kind : keys) CHECK(kind.size() == 1);
}

TEST_CASE("keys of later versions are skipped, and the order of keys does not matter") {
  const SampleDay day;
  const std::string line = line_of(day.records()[0]);
  json sorted = json::parse(line);  // nlohmann sorts keys
  sorted["later"] = {1, 2, {{"x", nullptr}}};
  sorted["rules"][0]["later"] = "y";
  CallRecordReader reader;
  CallRecord record;
  const std::string changed = sorted.dump() + "\n";
  REQUIRE(reader.read(changed, record).has_value());
  CHECK(json::parse(line_of(record)) == json::parse(line));
  CHECK(record.scale.grades.front().name == "优秀");
}
