#include "compare/diff/rubric_changes.h"

#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::load_fine;

namespace {

std::string line(const Change& change) {
  std::string out;
  for (const std::string& step : change.where) out += (out.empty() ? "" : ".") + step;
  switch (change.kind) {
    case Change::Kind::Value:
      return out + ": " + change.before + " -> " + change.after;
    case Change::Kind::Added:
      return out + " +" + change.after;
    case Change::Kind::Removed:
      return out + " -" + change.before;
    case Change::Kind::Through:
      return out + " ~" + change.after;
  }
  return out;
}

std::string lines(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes) out += (out.empty() ? "" : "; ") + line(change);
  return out;
}

RubricChanges compare(const std::string& before, const std::string& after) {
  return compare_rubrics(load_fine(before), load_fine(after));
}

/// What changes in a rule that is written in two ways.
std::string of_rule(const std::string& before, const std::string& after, const std::string& around = "") {
  const RubricChanges changes = compare("rubric: r\n" + around + "rules:\n  - {id: a, " + before + "}\n",
                                        "rubric: r\n" + around + "rules:\n  - {id: a, " + after + "}\n");
  CHECK(changes.rubric.empty());
  CHECK(changes.rules.size() <= 1);
  return changes.rules.empty() ? "" : lines(changes.rules.front().changes);
}

}  // namespace

TEST_CASE("layout, order and characters that are one are no changes") {
  CHECK(compare("rubric: r\nrules:\n  - {id: a, forbid: [不知道, 不关我的事], points: 5}\n  - {id: b, "
                "forbid: 说话呀}\n",
                "# a comment\nrubric: r\nrules:\n"
                "  - id: b\n    forbid: [說話呀]\n"
                "  - id: a\n    points: 5\n    forbid:\n      - 不關我的事\n      - 不知道\n")
            .empty());
  CHECK(of_rule("forbid: 您好，请问！", "forbid: 您好：请问") == "");
  CHECK(of_rule("forbid: '对不起…大声'", "forbid: 对不起<0-20>大声") == "");
  CHECK(of_rule("forbid: 不知道", "forbid: {agent: 不知道, times: at least 1, match: normal}") == "");
  CHECK(of_rule("forbid: 好, description: '一 二'", "forbid: 好, description: 一二") == "");
  CHECK(of_rule("forbid: {any: [{agent: 甲乙}, {customer: 丙丁}]}",
                "forbid: {any: [{customer: 丙丁}, {agent: 甲乙}]}") == "");
}

TEST_CASE("in literal every character counts") {
  CHECK(of_rule("forbid: {agent: 不關我事, match: literal}", "forbid: {agent: 不关我事, match: literal}") ==
        "forbid -不關我事; forbid +不关我事");
}

TEST_CASE("values of a rule") {
  CHECK(of_rule("forbid: 好, points: 5", "forbid: 好, points: 3") == "points: 5 -> 3");
  CHECK(of_rule("forbid: 好", "forbid: 好, status: draft") == "status: stable -> draft");
  CHECK(of_rule("forbid: 好", "forbid: 好, critical: at most 59") ==
        "critical:  -> at most 59; points: 1 -> 0");
  CHECK(of_rule("forbid: 好, points: 2", "forbid: 好, points: 2, per: failure, cap: 6") ==
        "per: call -> failure; cap:  -> 6");
  CHECK(of_rule("forbid: 好, applies_to: {team: 一组}", "forbid: 好, applies_to: {team: 二组, agent: A1}") ==
        "applies_to.team: 一组 -> 二组; applies_to.agent:  -> A1");
  CHECK(of_rule("require: 好", "require: 好, instead: 好的") == "instead:  -> 好的");
}

TEST_CASE("phrases and scopes of conditions") {
  CHECK(of_rule("forbid: [不知道, 不清楚]", "forbid: [不知道, 不晓得]") == "forbid -不清楚; forbid +不晓得");
  CHECK(of_rule("forbid: {agent: 好, except: 好的}", "forbid: {agent: 好}") == "forbid.except -好的");
  CHECK(of_rule("when: {customer: 投诉}, require: {agent: 抱歉, within: 3 turns}",
                "when: {customer: 投诉, at: last 5}, require: {agent: 抱歉, within: 20s}") ==
        "when.at:  -> last 5; require.within: 3 turns -> 20s");
  CHECK(of_rule("when: {customer: 投诉}, require: 抱歉", "when: {anyone: 投诉}, require: 抱歉") ==
        "when.speaker: customer -> anyone");
  CHECK(of_rule("forbid: {silence: over 5s}", "forbid: {silence: over 8s}") ==
        "forbid.silence: over 5s -> over 8s");
  CHECK(of_rule("require: {agent: 好啊, match: similar 0.8}",
                "require: {agent: 好啊, match: similar 0.75 by sound}") ==
        "require.match: similar 0.8 -> similar 0.75 by sound");
  CHECK(of_rule("forbid: {agent: 好, times: at least 2}", "forbid: 好") == "forbid.times: at least 2 -> ");
  CHECK(of_rule("forbid: {agent: 保证, ignore_negated: true}", "forbid: 保证") ==
        "forbid.ignore_negated: true -> false");
}

TEST_CASE("combinations") {
  CHECK(of_rule("require: {all: [{agent: 甲乙}, {agent: 丙丁}]}", "require: {all: [{agent: 甲乙}]}") ==
        "require -{agent: 丙丁}");
  CHECK(of_rule("require: {all: [{agent: 甲乙}, {agent: 丙丁}]}",
                "require: {all: [{agent: 甲乙}, {agent: [丙丁, 戊己]}]}") == "require.2 +戊己");
  CHECK(of_rule("require: {all: [{agent: 甲乙}, {agent: 丙丁}]}",
                "require: {any: [{agent: 甲乙}, {agent: 丙丁}]}") ==
        "require: {all: [{agent: 甲乙}, {agent: 丙丁}]} -> {any: [{agent: 甲乙}, {agent: 丙丁}]}");
  CHECK(of_rule("require: {sequence: [{agent: 甲乙}, {agent: 丙丁}]}",
                "require: {sequence: [{agent: 丙丁}, {agent: 甲乙}]}") ==
        "require: {sequence: [{agent: 甲乙}, {agent: 丙丁}]} -> {sequence: [{agent: 丙丁}, {agent: 甲乙}]}");
}

TEST_CASE("a changed set or moment changes the rules that use it, also in turn") {
  const std::string rules =
      "moments: {complaint: {customer: 投诉}, either: {any: [{moment: complaint}, {customer: 举报}]}}\n"
      "rules:\n  - {id: a, require: <问候>}\n  - {id: b, when: either, require: 抱歉}\n  - {id: c, forbid: "
      "喂}\n";
  const RubricChanges changes =
      compare("rubric: r\nphrases: {早: [早上好], 问候: [您好, <早>]}\n" + rules,
              "rubric: r\nphrases: {早: [早上好, 早安], 问候: [您好, <早>]}\n" + rules);
  REQUIRE(changes.sets.size() == 1);
  CHECK(changes.sets.front().id == "早");
  CHECK(lines(changes.sets.front().changes) == " +早安");
  REQUIRE(changes.rules.size() == 1);
  CHECK(changes.rules.front().id == "a");
  CHECK(lines(changes.rules.front().changes) == "phrases ~早");

  std::string other = rules;
  other.replace(other.find("投诉"), std::string("投诉").size(), "申诉");
  const RubricChanges moment = compare("rubric: r\nphrases: {早: [早上好], 问候: [您好, <早>]}\n" + rules,
                                       "rubric: r\nphrases: {早: [早上好], 问候: [您好, <早>]}\n" + other);
  REQUIRE(moment.rules.size() == 1);
  CHECK(moment.rules.front().id == "b");
  CHECK(lines(moment.moments.front().changes) == " -投诉;  +申诉");
}

TEST_CASE("rules that come and go, and where they stand") {
  const RubricChanges changes =
      compare("rubric: r\nrules:\n  - {id: a, forbid: 甲}\n  - {id: b, name: 乙, forbid: 乙}\n",
              "rubric: r\nrules:\n  - {id: c, forbid: 丙}\n  - id: a\n    forbid: 甲\n    points: 2\n");
  REQUIRE(changes.rules.size() == 3);
  CHECK(changes.rules[0].kind == ItemChange::Kind::Added);
  CHECK(changes.rules[1].kind == ItemChange::Kind::Changed);
  const Place& place = changes.rules[1].place;
  CHECK(place.file->line_column(place.span.begin) == LineColumn{6, 5});
  CHECK(changes.rules[2].kind == ItemChange::Kind::Removed);
  CHECK(changes.rules[2].name == "乙");
  CHECK(changes.count_rules(ItemChange::Kind::Changed) == 1);
}

TEST_CASE("texts change no score") {
  const RubricChanges changes = compare("rubric: r\nrules:\n  - {id: a, forbid: 甲}\n",
                                        "rubric: r\nrules:\n  - {id: a, name: 好, forbid: 甲}\n");
  REQUIRE(changes.rules.size() == 1);
  CHECK(changes.rules.front().is_text_only());
}

TEST_CASE("the rubric as a whole") {
  const RubricChanges changes = compare(
      "rubric: r\nscore: {pass: 80, grades: {好: 90, 差: 0}}\ndimensions: {o: {max: 10}}\nrules:\n  - {id: "
      "a, "
      "forbid: 甲, dimension: o}\n",
      "rubric: r\nfillers: [嗯]\nscore: {pass: 85, grades: {好: 95, 差: 0}}\ndimensions: {o: {max: "
      "12}}\nrules:\n  - "
      "{id: a, forbid: 甲, dimension: o}\n");
  CHECK(lines(changes.rubric) ==
        "fillers -呃; score.pass: 80 -> 85; score.grades.好: 90 -> 95; dimensions.o.max: 10 -> 12");
}
