#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes_of;
using zhijian::testing::load_fine;

TEST_CASE("JSON is read like YAML") {
  const std::string yaml =
      "rubric: r\n"
      "version: 2\n"
      "score: {pass: 80}\n"
      "rules:\n"
      "  - id: shrug\n"
      "    forbid: {agent: [不知道, 不清楚], match: similar 0.8}\n"
      "    points: 2.5\n"
      "  - {id: b, require: 您好, critical: call}\n";
  const std::string json =
      "{\"rubric\":\"r\",\"version\":2,\"score\":{\"pass\":80},\"rules\":[\n"
      "\t{\"id\":\"shrug\",\"forbid\":{\"agent\":[\"不知道\",\"\\u4e0d\\u6e05\\u695a\"],\"match\":\"similar "
      "0.8\"},"
      "\"points\":2.5},\n"
      "\t{\"id\":\"b\",\"require\":\"您好\",\"critical\":\"call\"}]}\n";
  CHECK(load_fine(yaml).digest == load_fine(json).digest);
}

TEST_CASE("escapes of JSON") {
  const Rubric rubric =
      load_fine(R"({"rubric": "r", "name": "a\/b\\ud83d 😀\ud83d\ude00𠮷\ud842\udfb7\"", "version": "1"})");
  CHECK(rubric.name == "a/b\\ud83d 😀😀𠮷𠮷\"");
  // Places behind joined escapes are those in the file.
  CHECK(codes_of(R"({"rubric": "r", "name": "\ud83d\ude00\ud83d\ude00", "nmae": "1"})") == "E020@1:54");
}

TEST_CASE("JSON that is wrong") {
  CHECK(codes_of("{\"rubric\": \"r\", \"name\": null}") == "E009@1:25");
  CHECK(codes_of("{\"rubric\": \"r\", \"rubric\": \"s\"}") == "E006@1:18");
  CHECK(codes_of("{\"rubric\": \"r\", \"rules\": [{\"id\": \"a\"") == "E014@1:27");
  CHECK(codes_of("{\"rubric\": \"r\"} {") != "");
}
