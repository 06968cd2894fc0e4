#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes_of;
using zhijian::testing::load_fine;

namespace {

/// A rubric of one rule; `require` is the value of that key.
std::string rubric_with(const std::string& require) {
  return "rubric: r\nmoments: {m: {customer: 投诉}}\nrules:\n  - id: a\n    when: {customer: 退货}\n    "
         "require: " +
         require + "\n";
}

Condition required(const std::string& require) {
  return *load_fine(rubric_with(require)).rules[0].require;
}

Scope scope_of(const std::string& keys) {
  return required("{agent: 您好, " + keys + "}").scope;
}

/// Findings on the line of `require`; columns from its value.
std::string found(const std::string& require) {
  return codes_of(rubric_with(require));
}

}  // namespace

TEST_CASE("who says what") {
  using Kind = Condition::Kind;
  CHECK(required("不知道").who == Who::Agent);
  CHECK(required("[不知道, 不清楚]").phrases.size() == 2);
  CHECK(required("{customer: 不知道}").who == Who::Customer);
  CHECK(required("{anyone: [甲方, 乙方]}").who == Who::Anyone);
  CHECK(required("{system: 请按键}").who == Who::System);
  CHECK(required("{other: 请讲}").who == Who::Other);
  CHECK(required("{agent: {regex: ['\\d+']}}").kind == Kind::Regex);
  CHECK(required("{agent: {label: angry}}").labels[0].text == "angry");
  const Condition silence = required("{silence: over 5s}");
  CHECK(silence.kind == Kind::Silence);
  CHECK(silence.who == Who::Nobody);
  CHECK(silence.comparison == Comparison{Comparison::Kind::Over, 5000, 0});
  CHECK(required("{agent: {silence: at least 500ms}}").who == Who::Agent);
  CHECK(required("{agent: {overlap: over 1s}}").comparison.low == 1000);
  CHECK(required("{agent: {rate: over 300}}").comparison.low == 300);
  CHECK(required("{customer: {repeats: 2 to 3}}").comparison == Comparison{Comparison::Kind::Between, 2, 3});
  CHECK(required("{moment: m}").moment.text == "m");
  CHECK(required("{call: {turns: over 3}}").fields.size() == 1);
}

TEST_CASE("combinations") {
  using Kind = Condition::Kind;
  CHECK(required("{all: [您好, {customer: 好}]}").parts.size() == 2);
  CHECK(required("{any: [您好, [再见, 谢谢]]}").parts[1].phrases.size() == 2);
  CHECK(required("{not: 您好}").parts.size() == 1);
  CHECK(required("{sequence: [您好, 再见]}").kind == Kind::Sequence);
  const Condition at_least = required("{at_least: {n: 2, of: [您好, 谢谢, 再见]}}");
  CHECK(at_least.count == 2);
  CHECK(at_least.parts.size() == 3);
  CHECK(required("{all: [{any: [您好, {not: 再见}]}]}").parts[0].parts[1].kind == Kind::Not);
}

TEST_CASE("where and how") {
  CHECK(scope_of("at: first 3").at == At{At::Kind::FirstTurns, 3});
  CHECK(scope_of("at: last 2").at == At{At::Kind::LastTurns, 2});
  CHECK(scope_of("at: first 30s").at == At{At::Kind::FirstTime, 30'000});
  CHECK(scope_of("at: last 2m").at == At{At::Kind::LastTime, 120'000});
  CHECK(scope_of("after: m").after->text == "m");
  CHECK(scope_of("before: when").before->text == "when");
  CHECK(scope_of("within: turn").within == Within{Within::Kind::Turn, 0});
  CHECK(scope_of("within: 3 turns").within == Within{Within::Kind::Turns, 3});
  CHECK(scope_of("within: 1.5s").within == Within{Within::Kind::Time, 1500});
  CHECK(scope_of("within: rest").within == Within{Within::Kind::Rest, 0});
  CHECK(scope_of("within: call").within == Within{Within::Kind::Call, 0});
  CHECK(scope_of("times: at least 2").times == Comparison{Comparison::Kind::AtLeast, 2, 0});
  CHECK(scope_of("except: [您好吗]").except->size() == 1);
  CHECK(scope_of("ignore_negated: true").ignore_negated == true);
  CHECK(scope_of("alone: clause").alone == Alone::Clause);
  CHECK(scope_of("match: literal").match == Match{Match::Kind::Literal, 1});
  CHECK(scope_of("match: fuzzy-homophone").match == Match{Match::Kind::FuzzyHomophone, 1});
  CHECK(scope_of("match: similar 0.8").match == Match{Match::Kind::Similar, 0.8});
  CHECK(scope_of("match: similar 0.75 by sound").match == Match{Match::Kind::SimilarBySound, 0.75});
}

TEST_CASE("what is wrong with a scope") {
  for (const char* at : {"3", "first", "first 0", "first 0s", "middle 3", "first 3 turns", "first -1"}) {
    CHECK_MESSAGE(found("{agent: 您好, at: " + std::string(at) + "}") == "E036@6:30", at);
  }
  for (const char* within : {"3", "turns", "0 turns", "5", "all", "3 seconds"}) {
    CHECK_MESSAGE(found("{agent: 您好, within: " + std::string(within) + "}") == "E037@6:34", within);
  }
  for (const char* match :
       {"similar", "similar 0", "similar 1.1", "similar 80%", "fuzzy", "similar 0.8 by ear"}) {
    CHECK_MESSAGE(found("{agent: 您好, match: " + std::string(match) + "}") == "E035@6:33", match);
  }
  CHECK(found("{agent: 您好, times: 2}") == "E031@6:33");
  CHECK(found("{agent: 您好, times: at least two}") == "E032@6:33");
  CHECK(found("{agent: 您好, times: 3 to 2}") == "E034@6:33");
  CHECK(found("{agent: 您好, times: at least 0}") == "E043@6:33");
  CHECK(found("{agent: 您好, times: at least 1.5}") == "E032@6:33");
  CHECK(found("{agent: 您好, after: n}") == "E131@6:33");
  CHECK(found("{agent: 您好, alone: word}") == "E028@6:33");
  CHECK(found("{agent: 您好, ignore_negated: yes}") == "E028@6:42");
}

TEST_CASE("what is wrong with a condition") {
  CHECK(found("{at: first 1}") == "E080@6:14");
  CHECK(found("{agent: 您好, customer: 好}") == "E081@6:26");
  CHECK(found("{agent: {silence: over 5s, rate: over 300}}") == "E081@6:41");
  CHECK(found("{regex: ['a+']}") == "E082@6:15");
  CHECK(found("{agent: {regex: ['(a']}}") == "E090@6:32");
  CHECK(found("{agent: {regex: ['a', at: first 1}}") == "E014@6:30");
  CHECK(found("{agent: {regex: a, at: first 1}}") == "E091@6:33");
  CHECK(found("{agent: {regx: a}}") == "E020@6:23");
  CHECK(found("{agnet: 您好}") == "E020@6:15");
  CHECK(found("{agent: []}") == "E026@6:22");
  CHECK(found("{agent: [[您好]]}") == "E022@6:23");
  CHECK(found("{all: 您好}") == "E023@6:20");
  CHECK(found("{at_least: {n: 3, of: [您好, 再见]}}") == "E089@6:29");
  CHECK(found("{at_least: {n: 0, of: [您好, 再见]}}") == "E030@6:29");
  CHECK(found("{at_least: {of: [您好]}}") == "E021@6:15");
  CHECK(found("{moment: n}") == "E131@6:23");
  CHECK(found("<没有>好") == "E130@6:14");
  CHECK(found("{silence: 5s}") == "E031@6:24");
  CHECK(found("{silence: over 5}") == "E032@6:24");
  CHECK(found("{silence: over 5h}") == "E032@6:24");
  CHECK(found("{agent: {silence: over 5s}, match: literal}") == "E083@6:49");
  CHECK(found("{agent: {repeats: at least 1}, times: at least 2}") == "E083@6:52");
  CHECK(found("{agent: {regex: a}, match: homophone}") == "E083@6:41");
  CHECK(found("{call: {turns: over 3}, at: first 3}") == "E083@6:42");
  CHECK(found("{all: [您好, 再见], times: at least 2}") == "E084@6:37");
  CHECK(found("{moment: m, times: at least 2}") == "E083@6:33");
}

TEST_CASE("a condition needs its moment") {
  const auto rule = [](const std::string& rest) { return codes_of("rubric: r\nrules:\n  - id: a\n" + rest); };
  CHECK(rule("    require: {agent: 您好, within: 3 turns}\n") == "E085@4:34");
  CHECK(rule("    require: {agent: 您好, within: turn}\n") == "E085@4:34");
  CHECK(rule("    require: {all: [您好, 再见], within: turn}\n") == "");
  CHECK(rule("    require: {all: [您好, 再见], within: 20s}\n") == "E085@4:38");
  CHECK(rule("    when: {customer: 好}\n    require: {agent: 您好, within: 3 turns}\n") == "");
  CHECK(rule("    when: {customer: 好, within: rest}\n    require: 您好\n") == "E085@4:33");
  CHECK(rule("    require: {agent: 您好, after: when}\n") == "E086@4:33");
  CHECK(rule("    when: {customer: 好, after: when}\n    require: 您好\n") == "E086@4:32");
  CHECK(codes_of("rubric: r\nmoments: {m: {agent: 好, before: when}}\nrules: []\n") == "E086@2:33");
}

TEST_CASE("what lies nowhere is no moment and no step") {
  const auto when = [](const std::string& condition) {
    return codes_of(
        "rubric: r\nmoments: {n: {not: {customer: 好}}, s: {customer: 好}}\nrules:\n  - id: a\n    when: " +
        condition + "\n    require: 您好\n");
  };
  CHECK(when("{not: {customer: 好}}") == "E087@5:11");
  CHECK(when("{call: {turns: over 3}}") == "E087@5:11");
  CHECK(when("{customer: 好, times: at most 2}") == "E087@5:11");
  CHECK(when("{customer: 好, times: exactly 2}") == "E087@5:11");
  CHECK(when("{customer: 好, times: at least 2}") == "");
  CHECK(when("{customer: {repeats: under 2}}") == "E087@5:11");
  CHECK(when("{any: [{customer: 好}, {not: {agent: 好}}]}") == "E087@5:33");
  CHECK(when("{all: [{customer: 好}, {not: {agent: 好}}]}") == "");
  CHECK(when("{all: [{call: {turns: over 3}}, {not: {agent: 好}}]}") == "E087@5:18");
  CHECK(when("{all: [{customer: 好}, {any: [{not: {agent: 好}}, {agent: 是}]}]}") == "E087@5:40");
  CHECK(when("{sequence: [{customer: 好}, {not: {agent: 好}}]}") == "E088@5:38");
  CHECK(when("n") == "E087@5:11");
  CHECK(when("s") == "");
  CHECK(when("{customer: 是, after: n}") == "E087@5:32");
  CHECK(when("unknown") == "E131@5:11");
  CHECK(when("[甲, 乙]") == "E082@5:11");
  CHECK(when("{any: [{customer: 好}, 是]}") == "E082@5:33");
}

TEST_CASE("phrases of punctuation alone are found only literally") {
  CHECK(found("'？！'") == "E050@6:15");
  CHECK(found("'(？|！)…'") == "E050@6:15 W001@6:20");
  CHECK(found("{agent: '？！', match: homophone}") == "E050@6:23");
  CHECK(found("{agent: '？！', match: literal}") == "");
  CHECK(found("{agent: '(？|)', match: literal}") == "E050@6:23");
}

TEST_CASE("fillers inside phrases") {
  const auto rubric = [](const std::string& rest) { return codes_of("rubric: r\n" + rest); };
  CHECK(rubric("rules: [{id: a, require: 嗯好的}]\n") == "E058@2:26");
  CHECK(rubric("fillers: [那个]\nrules: [{id: a, require: 那個套餐}]\n") == "E058@3:26");
  CHECK(rubric("fillers: []\nrules: [{id: a, require: 嗯好的}]\n") == "");
  CHECK(rubric("rules: [{id: a, require: {agent: 嗯好的, match: literal}}]\n") == "");
  CHECK(rubric("rules: [{id: a, require: {all: [嗯好的], match: literal}}]\n") == "");
  CHECK(rubric("phrases: {s: [嗯好的]}\nrules: [{id: a, require: 请<s>}]\n") == "E058@2:15");
  CHECK(rubric("phrases: {s: [嗯好的]}\nrules: [{id: a, require: {agent: 请<s>, match: literal}}]\n") == "");
  CHECK(rubric("phrases: {s: [嗯好的]}\nrules: []\n") == "E058@2:15");
}
