#include "run/run_examples.h"

#include <doctest/doctest.h>

#include "calls/read_all.h"
#include "run/scoring.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("each example is run as given and in all forms that must not matter") {
  const auto rubric = compile_text(R"(rubric: test
rules:
  - id: shrug
    forbid: [不知道]
    examples:
      pass: |
        客服：我查一下。
      fail:
        - |
          客服：不知道。
        - |
          客服：這個不知道。
  - {id: thanks, forbid: [随便]}
)");
  const auto run = run_examples(rubric);
  REQUIRE(run);
  CHECK(run->examples == 3);
  CHECK(run->runs == 15);
  CHECK(run->failures.empty());
  REQUIRE(run->without_examples.size() == 1);
  CHECK(run->without_examples[0]->id == "thanks");
}

TEST_CASE("an example that gets another verdict fails with what it got") {
  // `literal` does not join scripts, so that only one of the three runs fails.
  const auto rubric = compile_text(R"(rubric: test
rules:
  - id: shrug
    forbid: {agent: [没关系], match: literal}
    examples:
      fail: |
        客服：没关系。
      pass: |
        客服：你好。
  - id: wrong
    forbid: [好]
    examples:
      na: |
        客服：好。
)");
  const auto run = run_examples(rubric);
  REQUIRE(run);
  REQUIRE(run->failures.size() == 4);
  const ExampleFailure& first = run->failures[0];
  CHECK(first.rule->id == "shrug");
  CHECK(first.script == ExampleScript::Traditional);
  CHECK(first.verdict == Verdict::Pass);
  CHECK(first.text.find("沒關係") != std::string::npos);
  CHECK(run->failures[1].rule->id == "wrong");
  CHECK(run->failures[1].verdict == Verdict::Fail);
  CHECK(run->failures[1].example->expected == Verdict::NotApplicable);
}

TEST_CASE("an example is read as one call in the text format") {
  const auto call = parse_example("[00:01-00:02] 客服：您好\n客户：喂\n");
  REQUIRE(call);
  CHECK(call->segments.size() == 2);
  CHECK(call->segments[0].begin_ms == 1000);
  const auto reason = [](const std::string& text) {
    const auto read = parse_example(text);
    return read ? std::string() : to_text(read.error(), Language::English);
  };
  CHECK(reason("# call: 1\n客服：好\n# call: 2\n客服：好\n").find("2") != std::string::npos);
  CHECK(reason("没有人说的话\n").find("line has no speaker") != std::string::npos);
  CHECK_FALSE(reason("").empty());
}
