// One rule on one call: its verdict and its evidence. What the language means in every detail is in
// tests/spec/.
#include "evaluate/evaluator.h"

#include <doctest/doctest.h>

#include "documents/names.h"
#include "run/scoring.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

/// "fail 不知道@1 | missing 对不起^投诉": the words, their segment and grade, and what called for them.
std::string shown(const RuleOutcome& outcome, const Call& call) {
  const auto words = [&](const Piece& piece) {
    return call.text.substr(piece.text.begin, piece.text.size());
  };
  std::string out(name_of(outcome.verdict));
  for (const Evidence& evidence : outcome.evidence) {
    out += &evidence == &outcome.evidence.front() ? " " : " | ";
    if (evidence.missing) {
      out += "missing " + std::string(evidence.phrase);
    } else if (evidence.probe != Probe::None) {
      out += std::string(name_of(evidence.probe)) + '=' + std::to_string(evidence.value);
    } else {
      for (const Piece& piece : evidence.pieces) {
        out += (&piece == &evidence.pieces.front() ? "" : "+") + words(piece) + '@' +
               std::to_string(call.segments[piece.segment].number);
      }
      if (evidence.grade != Grade::Exact) out += '~' + std::string(name_of(evidence.grade));
    }
    if (evidence.moment) out += '^' + words(evidence.moment->piece);
  }
  return out;
}

/// The keys of one rule on a call in the text format.
std::string verdict(const std::string& keys, const std::string& text) {
  Evaluator evaluator(
      compile_text("rubric: test\nphrases: {问候: [您好, 早上好]}\nmoments: {投诉: {customer: "
                   "[投诉]}}\nrules: [{id: r, " +
                   keys + "}]\n"));
  const auto call = parse_example(text);
  REQUIRE(call);
  return shown(evaluator.evaluate(*call, 0).rules[0], *call);
}

}  // namespace

TEST_CASE("phrases are found in the words as they were said") {
  CHECK(verdict("forbid: [不知道]", "客服：这个不、知 道\n") == "fail 不、知 道@1");
  CHECK(verdict("forbid: [标准]", "客服：標準\n") == "fail 標準@1~variant");
  CHECK(verdict("forbid: [不知道]", "客服：好的\n") == "pass");
  CHECK(verdict("forbid: [不知道]", "客户：不知道\n") == "na");
  CHECK(verdict("forbid: [不知道]", "客服：我不\n客服：知道\n") == "fail 不@1+知道@2");
  CHECK(verdict("forbid: [不知道]", "客服：我不。\n客服：知道\n") == "pass");
  CHECK(verdict("forbid: [<问候>…再见]", "客服：您好，好的再见\n") == "fail 您好，好的再见@1");
  CHECK(verdict("forbid: [不知道, 不知]", "客服：不知道，不知情\n") == "fail 不知道@1 | 不知@1");
}

TEST_CASE("what must be said is missing with what called for it") {
  CHECK(verdict("require: [您好]", "客服：早\n") == "fail missing 您好");
  CHECK(verdict("when: 投诉, require: [抱歉]", "客户：我要投诉\n客服：说吧\n") == "fail missing 抱歉^投诉");
  CHECK(verdict("when: 投诉, require: [抱歉]", "客户：我要投诉\n客服：很抱歉\n") == "pass");
  CHECK(verdict("when: 投诉, require: [抱歉]", "客户：我要查件\n客服：说吧\n") == "na");
  CHECK(verdict("when: 投诉, require: {agent: [抱歉], within: 1 turns}",
                "客户：我要投诉\n客服：说吧\n客户：嗯好\n客服：很抱歉\n") == "fail missing 抱歉^投诉");
}

TEST_CASE("where and how") {
  const std::string call = "客服：您好\n客户：喂\n客服：不知道您方不方便，我不知道\n客户：好\n客服：再见\n";
  CHECK(verdict("forbid: {agent: [不知道], except: [不知道您]}", call) == "fail 不知道@3");
  CHECK(verdict("forbid: {agent: [不知道], at: first 1}", call) == "pass");
  CHECK(verdict("forbid: {agent: [不知道], times: at least 2}", call) == "fail 不知道@3 | 不知道@3");
  CHECK(verdict("forbid: {agent: [您好], alone: turn}", call) == "fail 您好@1");
  CHECK(verdict("forbid: {agent: [知道], ignore_negated: true}", call) == "pass");
  CHECK(verdict("require: {sequence: [{agent: 您好}, {agent: 再见}]}", call) == "pass");
  CHECK(verdict("require: {sequence: [{agent: 再见}, {agent: 您好}]}", call) == "fail missing 再见");
  CHECK(verdict("require: {not: {agent: 您好}}", call).substr(0, 4) == "fail");
  CHECK(verdict("forbid: {agent: {regex: ['方.方便']}}", call) == "fail 方不方便@3");
}

TEST_CASE("what is nearly said is weak evidence") {
  CHECK(verdict("forbid: {agent: [请稍候], match: homophone}", "客服：请稍后\n") ==
        "fail 请稍后@1~homophone");
  CHECK(verdict("forbid: {agent: [请稍候], match: literal}", "客服：請稍候\n") == "pass");
  CHECK(verdict("critical: call, forbid: {agent: [请稍候], match: homophone}", "客服：请稍后\n") ==
        "review 请稍后@1~homophone");
  CHECK(verdict("require: {agent: [请问有什么可以帮您], match: similar 0.8 by sound}",
                "客服：请问有十么可以邦您\n") == "pass");
}

TEST_CASE("what the call lacks is unknown") {
  CHECK(verdict("forbid: {silence: over 5s}", "客服：您好\n客户：喂\n") == "unknown");
  CHECK(verdict("forbid: {silence: over 5s}", "[0:00-0:01] 客服：您好\n[0:08-0:09] 客户：喂\n") ==
        "fail silence=7000");
  CHECK(verdict("forbid: [<call.customer>先生]", "客服：王先生\n") == "unknown");
  CHECK(verdict("forbid: [<call.customer>先生]", "# customer: 王\n客服：王先生\n") == "fail 王先生@1");
  CHECK(verdict("applies_to: {queue: 投诉}, forbid: [好]", "# queue: 查询\n客服：好\n") == "na");
  CHECK(verdict("applies_to: {queue: 投诉}, forbid: [好]", "客服：好\n") == "unknown");
}

TEST_CASE("the words of other agents are others'") {
  Call call = *parse_example("客服：不知道\n客服：不清楚\n");
  call.agents.push_back({"B2", "", ""});
  call.segments[1].agent = 1;
  Evaluator evaluator(compile_text(
      "rubric: t\nrules: [{id: r, forbid: [不知道, 不清楚]}, {id: o, forbid: {other: 不清楚}}]\n"));
  CHECK(shown(evaluator.evaluate(call, 0).rules[0], call) == "fail 不知道@1");
  CHECK(shown(evaluator.evaluate(call, 0).rules[1], call) == "fail 不清楚@2");
  CHECK(shown(evaluator.evaluate(call, 1).rules[0], call) == "fail 不清楚@2");
}

TEST_CASE("a rubric is for the calls that have what it asks for") {
  Evaluator evaluator(compile_text("rubric: t\napplies_to: {queue: 投诉}\nrules: [{id: r, forbid: 好}]\n"));
  CHECK(evaluator.applies(*parse_example("# queue: 投訴\n客服：好\n"), 0) == Applies::Yes);
  CHECK(evaluator.applies(*parse_example("# queue: 查询\n客服：好\n"), 0) == Applies::No);
  CHECK(evaluator.applies(*parse_example("客服：好\n"), 0) == Applies::MissingField);
  CHECK_FALSE(evaluator.evaluate(*parse_example("# queue: 投诉\n客服：嗯……\n"), 0).has_turns);
}
