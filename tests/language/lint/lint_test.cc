// What lint says and, as important, what it leaves alone. What its findings look like is in diagnostics/.
#include "language/lint/lint.h"

#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes;
using zhijian::testing::load_fine;
using zhijian::testing::load_from;

namespace {

/// Findings of lint alone in a rubric whose rules need no example, `instead` or source.
std::string linted(const std::string& text) {
  const Rubric rubric = load_fine("rubric: r\nlint: {ignore: [W040, W041, W042]}\n" + text);
  Diagnostics diagnostics;
  lint_rubric(rubric, diagnostics);
  return codes(diagnostics);
}

std::string linted_rule(const std::string& keys) {
  return linted("rules:\n  - {id: a, " + keys + "}\n");
}

}  // namespace

TEST_CASE("phrases listed twice") {
  CHECK(linted_rule("forbid: [不关我的事, 不關我的事]") == "W020@4:29");
  CHECK(linted_rule("forbid: [您好，请讲, 您好请讲]") == "W020@4:29");
  CHECK(linted_rule("forbid: [不…好啊, 不…好啊]") == "W020@4:28");
  CHECK(linted_rule("forbid: [说话呀, 说话啊]") == "");
  CHECK(linted_rule("forbid: [您(好|早)呀, 您好呀]") == "");
  CHECK(linted_rule("forbid: {agent: [ABC, abc], match: literal}") == "");
  CHECK(linted("phrases: {s: [说话呀, 說話呀]}\nrules: [{id: a, forbid: 请<s>}]\n") == "W020@3:20");
}

TEST_CASE("exceptions") {
  CHECK(linted_rule("forbid: {agent: 不知道您, except: [不知道]}") == "W021@4:29");
  CHECK(linted_rule("forbid: {agent: 不知道, except: [不知道您]}") == "");
  CHECK(linted_rule("forbid: {agent: 说话呀, except: [您好]}") == "W022@4:43");
  CHECK(linted_rule("forbid: {agent: 说话呀, except: [呀呼嘿]}") == "");
  CHECK(linted_rule("forbid: {agent: 说话呀, except: [您…好]}") == "");
  CHECK(linted_rule("forbid: {agent: [说话呀, 请…好], except: [您好]}") == "");
  CHECK(linted_rule("forbid: {any: [说话呀, 您好吗], except: [您好]}") == "W021@4:33");
}

TEST_CASE("rules that ask for opposite things") {
  const auto both = [](const std::string& required, const std::string& forbidden) {
    return linted("rules:\n  - {id: a, require: " + required + "}\n  - {id: b, forbid: " + forbidden + "}\n");
  };
  CHECK(both("喂您好请讲", "喂您好") == "W023@5:21");
  CHECK(both("喂您好请讲", "{agent: 喂您好, except: [您好请讲]}") == "");
  CHECK(both("{customer: 喂您好}", "喂您好") == "");
  CHECK(both("{not: 喂您好}", "喂您好") == "");
  CHECK(both("您好请讲", "喂您好") == "");
  CHECK(both("喂您好", "{agent: 喂您好, alone: turn}") == "");
}

TEST_CASE("taboos inside words, and short phrases matched loosely") {
  CHECK(linted_rule("forbid: 大麻") == "W024@4:21");
  CHECK(linted_rule("forbid: {agent: 大麻, alone: turn}") == "");
  CHECK(linted_rule("forbid: {agent: 大麻, except: [大麻子, 大麻哈鱼]}") == "");
  CHECK(linted_rule("require: 大麻") == "");
  CHECK(linted_rule("forbid: 大麻大麻") == "");
  CHECK(linted_rule("require: {agent: 请稍等一下, match: similar 0.8 by sound}") == "");
  CHECK(linted_rule("require: {agent: 请稍等, match: similar 0.8 by sound}") == "W026@4:30");
  CHECK(linted_rule("require: {any: [请稍等], match: similar 0.8}") == "W026@4:29");
  CHECK(linted_rule("require: {agent: 请(稍等一会儿|稍等), match: similar 0.8}") == "W026@4:30");
  CHECK(linted_rule("require: {agent: 很高兴为您服务, match: homophone}") == "");
}

TEST_CASE("regular expressions that are phrases") {
  const auto expression = [](const std::string& pattern) {
    return linted_rule("forbid: {agent: {regex: '" + pattern + "'}}");
  };
  for (const char* pattern : {"不知道", "不.*知道", "您(好|早)", "请.{0,6}等", "(?:稍)?等等", "您?好啊"}) {
    CHECK_MESSAGE(expression(pattern) == "W028@4:38", pattern);
  }
  for (const char* pattern :
       {"不知道$", "^喂", "\\d+", "[您你]好", "喂{2,}", "(喂)+", "甲|乙", "喂.", "喂.+", "好。", "(?i)ab"}) {
    CHECK_MESSAGE(expression(pattern) == "", pattern);
  }
}

TEST_CASE("what nothing uses") {
  CHECK(linted("phrases: {s: [甲方], t: [<s>乙]}\nrules: [{id: a, forbid: 请<t>}]\n") == "");
  CHECK(linted("phrases: {s: [甲方], t: [<s>乙]}\nrules: [{id: a, forbid: 说话呀}]\n") ==
        "W030@3:11 W030@3:20");
  CHECK(linted("phrases: {s: [甲方]}\nrules: [{id: a, forbid: {agent: 说甲, except: [<s>]}}]\n") == "");
  CHECK(linted("moments: {m: {agent: 甲方}, n: {agent: 乙方, after: m}}\nrules: [{id: a, when: n, forbid: "
               "说话呀}]\n") == "");
  CHECK(linted("phrases: {s: [甲方]}\nmoments: {m: {agent: 甲方}}\n") == "");  // to be extended
  auto loaded = load_from({{"base.yaml", "rubric: b\nphrases: {s: [甲方]}\n"},
                           {"r.yaml",
                            "rubric: r\nextends: base.yaml\nlint: {ignore: [W040, W041, W042]}\n"
                            "rules: [{id: a, forbid: 说话呀}]\n"}},
                          "r.yaml");
  lint_rubric(*loaded.rubric, loaded.diagnostics);
  CHECK(codes(loaded.diagnostics) == "");
}

TEST_CASE("points and maxima") {
  const auto scored = [](const std::string& score, const std::string& rule) {
    return linted("score: " + score +
                  "\ndimensions: {d: {max: 20}}\nrules:\n  - {id: a, forbid: 说话呀, dimension: d, " + rule +
                  "}\n");
  };
  CHECK(scored("{base: 20}", "points: 20") == "");
  CHECK(scored("{base: 20}", "points: 5, per: failure") == "");
  CHECK(scored("{base: 20}", "points: 5, per: failure, cap: 15") == "W033@4:14");
  CHECK(scored("{base: 20}", "points: 5, critical: dimension") == "");
  CHECK(scored("{base: 30}", "points: 20") == "W034@4:14");
  CHECK(scored("{method: earn}", "points: 5") == "");
  CHECK(scored("{base: 20, grades: {好: 10, 差: 0}}", "points: 20") == "");
  CHECK(linted_rule("forbid: 说话呀, points: 0, critical: call") == "");
  CHECK(linted_rule("require: 谢谢您呀, award: 2") == "");
  CHECK(linted_rule("require: 谢谢您呀, award: 0") == "W045@4:28");
}

TEST_CASE("rules that never apply") {
  const auto both = [](const std::string& rubric, const std::string& rule) {
    return linted("applies_to: {" + rubric + "}\nrules: [{id: a, forbid: 说话呀, applies_to: {" + rule +
                  "}}]\n");
  };
  CHECK(both("team: 一组", "team: 二组") == "W048@4:30");
  CHECK(both("team: [一组, 二组]", "team: 二组") == "");
  CHECK(both("weekday: monday", "weekday: [周六, 周日]") == "W048@4:30");
  CHECK(both("date: from 2026-11-01", "date: 2026-10-01 to 2026-10-07") == "W048@4:30");
  CHECK(both("team: 一组", "queue: 二组") == "");
}

TEST_CASE("every rule wants an example, an instead and a source") {
  const Rubric rubric =
      load_fine("rubric: r\nrules:\n  - {id: a, forbid: 说话呀}\n  - {id: b, require: 谢谢您呀, award: 1}\n");
  Diagnostics diagnostics;
  lint_rubric(rubric, diagnostics);
  CHECK(codes(diagnostics) == "W040@3:10 W041@3:10 W042@3:10");
}
