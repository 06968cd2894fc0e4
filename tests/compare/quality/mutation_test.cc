#include "compare/quality/mutation.h"

#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::load_fine;

namespace {

constexpr const char* kHead = "rubric: t\nrules:\n  - id: r\n";

/// Every change of the first rule: "kind line:column what", a line each.
std::string changes(const std::string& keys, bool every_alternative = false) {
  Rubric rubric = load_fine(kHead + keys);
  const std::string before = canonical_form(rubric);
  std::string out;
  const auto visit = [&](const Mutation& mutation) {
    const LineColumn at = mutation.place.file->line_column(mutation.place.span.begin);
    out += std::string(mutation_kind_name(mutation.kind)) + " " + std::to_string(at.line) + ":" +
           std::to_string(at.column) + " " + to_text(mutation.what, Language::English) + "\n";
    CHECK(canonical_form(rubric) != before);
  };
  for_each_mutation(rubric.rules.front(), {visit, every_alternative});
  CHECK(canonical_form(rubric) == before);
  return out;
}

}  // namespace

TEST_CASE("phrases are taken away one by one, but not the only one") {
  CHECK(changes("    forbid: [甲, 乙丙]\n") ==
        "phrase 4:14 without the phrase “甲”\n"
        "phrase 4:17 without the phrase “乙丙”\n"
        "speaker 4:13 said by the customer instead of the agent\n");
  CHECK(changes("    forbid: 甲\n") == "speaker 4:13 said by the customer instead of the agent\n");
}

TEST_CASE("brackets lose all alternatives but the first, or each in turn") {
  const std::string keys = "    forbid: 请问(您|你|)(要|想(买|看))什么\n";
  CHECK(changes(keys) ==
        "alternative 4:15 only “您” from “(您|你|)” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:21 only “要” from “(要|想(买|看))” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:25 only “买” from “(买|看)” in “请问(您|你|)(要|想(买|看))什么”\n"
        "speaker 4:13 said by the customer instead of the agent\n");
  CHECK(changes(keys, true) ==
        "alternative 4:16 without “您” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:18 without “你” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:15 “(您|你|)” is no longer optional in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:22 without “要” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:24 without “想(买|看)” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:26 without “买” in “请问(您|你|)(要|想(买|看))什么”\n"
        "alternative 4:28 without “看” in “请问(您|你|)(要|想(买|看))什么”\n"
        "speaker 4:13 said by the customer instead of the agent\n");
}

TEST_CASE("exceptions are taken away, together and one by one") {
  CHECK(changes("    forbid: {agent: 甲, except: [甲乙, 丙(丁|)甲]}\n") ==
        "speaker 4:13 said by the customer instead of the agent\n"
        "exception 4:32 without `except`\n"
        "exception 4:33 without the exception “甲乙”\n"
        "exception 4:37 without the exception “丙(丁|)甲”\n"
        "exception 4:38 only “丁” from “(丁|)” in “丙(丁|)甲”\n");
}

TEST_CASE("where a condition looks") {
  CHECK(changes("    forbid: {customer: 甲, at: first 2}\n") ==
        "speaker 4:13 said by the agent instead of the customer\n"
        "place 4:31 anywhere instead of `at: first 2`\n"
        "place 4:31 `at: last 2` instead of `at: first 2`\n");
  CHECK(changes("    when: {customer: 甲}\n    require: {agent: 乙, within: 2 turns}\n") ==
        "when 4:11 without `when`, i.e. in every call\n"
        "speaker 4:11 said by the agent instead of the customer\n"
        "speaker 5:14 said by the customer instead of the agent\n"
        "reach 5:33 `within: rest` instead of `within: 2 turns`\n");
  CHECK(changes("    when: {customer: 甲}\n    require: {agent: 乙, before: when, within: turn}\n") ==
        "when 4:11 without `when`, i.e. in every call\n"
        "speaker 4:11 said by the agent instead of the customer\n"
        "speaker 5:14 said by the customer instead of the agent\n"
        "place 5:33 anywhere instead of `before: when`\n"
        "reach 5:47 `within: call` instead of `within: turn`\n");
}

TEST_CASE("how often, how long, how close") {
  CHECK(changes("    forbid: {agent: 甲, times: at least 2}\n") ==
        "speaker 4:13 said by the customer instead of the agent\n"
        "times 4:31 limit lowered from 2 to 1\n"
        "times 4:31 limit raised from 2 to 3\n");
  CHECK(changes("    forbid: {agent: 甲, times: at least 1}\n") ==
        "speaker 4:13 said by the customer instead of the agent\n"
        "times 4:31 limit raised from 1 to 2\n");
  CHECK(changes("    forbid: {silence: over 10s}\n") ==
        "limit 4:13 limit lowered from 10000 to 5000\n"
        "limit 4:13 limit raised from 10000 to 20000\n");
  CHECK(changes("    forbid: {agent: 您好欢迎光临, match: similar 0.8 by sound}\n") ==
        "speaker 4:13 said by the customer instead of the agent\n"
        "match 4:36 `match: similar 0.6 by sound` instead of `match: similar 0.8 by sound`\n"
        "match 4:36 `match: normal` instead of `match: similar 0.8 by sound`\n");
  CHECK(changes("    forbid: {agent: 甲, alone: clause, ignore_negated: true}\n") ==
        "speaker 4:13 said by the customer instead of the agent\n"
        "exclusion 4:55 without `ignore_negated`\n"
        "exclusion 4:31 without `alone`\n");
}

TEST_CASE("combinations lose a part, their order, their number or their `not`") {
  CHECK(changes("    forbid: {not: {agent: 甲}}\n") ==
        "negation 4:13 without `not`\n"
        "speaker 4:19 said by the customer instead of the agent\n");
  CHECK(changes("    require: {sequence: [{agent: 甲}, {customer: 乙}]}\n") ==
        "part 4:26 without part 1 of the combination\n"
        "part 4:38 without part 2 of the combination\n"
        "part 4:14 in any order\n"
        "speaker 4:26 said by the customer instead of the agent\n"
        "speaker 4:38 said by the agent instead of the customer\n");
  CHECK(changes("    require: {at_least: {n: 2, of: [{agent: 甲}, {agent: 乙}]}}\n") ==
        "part 4:37 without part 1 of the combination\n"
        "part 4:49 without part 2 of the combination\n"
        "part 4:14 `n: 1` instead of `n: 2`\n"
        "speaker 4:37 said by the customer instead of the agent\n"
        "speaker 4:49 said by the customer instead of the agent\n");
}

TEST_CASE("tests on the call are taken away") {
  CHECK(changes("    applies_to: {team: 一组, queue: 投诉}\n    forbid: 甲\n") ==
        "field 4:18 without `applies_to`\n"
        "field 4:18 without `team`\n"
        "field 4:28 without `queue`\n"
        "speaker 5:13 said by the customer instead of the agent\n");
}

TEST_CASE("every change can be said in Chinese") {
  Rubric rubric = load_fine(std::string(kHead) + "    forbid: {agent: [甲, 乙(丙|丁)], at: first 1}\n");
  std::string out;
  for_each_mutation(rubric.rules.front(), {[&](const Mutation& mutation) {
                      out += to_text(mutation.what, Language::Simplified) + "\n";
                    }});
  CHECK(out ==
        "删除话术“甲”\n删除话术“乙(丙|丁)”\n“乙(丙|丁)”中的“(丙|丁)”只保留“丙”\n改由客户说，而非坐席\n"
        "不限 at: first 1，任意位置\n由 at: first 1 改为 at: last 1\n");
}
