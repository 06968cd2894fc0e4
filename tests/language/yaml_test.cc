#include <doctest/doctest.h>

#include "base/utf8.h"
#include "language/loading.h"
#include "language/syntax/render_diagnostic.h"

using namespace zhijian;
using zhijian::testing::codes_of;
using zhijian::testing::load_fine;
using zhijian::testing::load_text;

TEST_CASE("scalars are text as written") {
  const Rubric rubric = load_fine("rubric: '007'\nname: yes\nversion: 2026.10\ndescription: 0x1F\n");
  CHECK(rubric.id == "007");
  CHECK(rubric.name == "yes");
  CHECK(rubric.version == "2026.10");
  CHECK(rubric.description == "0x1F");
}

TEST_CASE("the smallest rubric") {
  const Rubric rubric = load_fine(
      "rubric: no-shrugging\nrules:\n  - id: shrug\n    forbid: [不知道, 不清楚, 不关我的事]\n    points: "
      "5\n");
  REQUIRE(rubric.rules.size() == 1);
  CHECK(rubric.rules[0].points.to_string() == "5");
  CHECK(rubric.rules[0].forbid->phrases.size() == 3);
  CHECK(rubric.fillers == std::vector<std::string>{"嗯", "呃"});
  CHECK(rubric.same.size() == 2);
  CHECK(rubric.opencc == "t2s");
}

TEST_CASE("defaults of a rule") {
  const Rubric rubric = load_fine(
      "rubric: r\nrules:\n  - {id: a, forbid: 喂喂}\n  - {id: b, forbid: 喂喂, critical: call}\n"
      "  - {id: c, require: 谢谢, award: 2}\n  - {id: d, forbid: 喂喂, critical: at most 59, points: 3}\n");
  CHECK(rubric.rules[0].points.to_string() == "1");
  CHECK(rubric.rules[1].points.to_string() == "0");
  CHECK(rubric.rules[1].weak_hits == Rule::WeakHits::Review);
  CHECK(rubric.rules[2].points.to_string() == "0");
  CHECK(rubric.rules[3].points.to_string() == "3");
  CHECK(rubric.rules[3].critical_limit.to_string() == "59");
  CHECK(rubric.rules[0].weak_hits == Rule::WeakHits::Count);
}

TEST_CASE("a byte order mark and CRLF change no place") {
  const std::string text = "rubric: r\r\nname: 名称\r\nnmae: x\r\n";
  CHECK(codes_of(text) == "E020@3:1");
  CHECK(codes_of("\xEF\xBB\xBF" + text) == "E020@3:1");
  CHECK(codes_of("\xEF\xBB\xBFrubrik: r\n") == "E021@1:1 E020@1:1");
}

TEST_CASE("places inside quoted texts") {
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, forbid: \"请(稍)等\"}\n") == "E053@3:23");
  // Where escapes make the text another than what stands in the file, the place is the whole scalar.
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, forbid: \"\\u8bf7(稍)等\"}\n") == "E053@3:21");
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, forbid: '请''(稍)等'}\n") == "E053@3:21");
}

TEST_CASE("full-width colons after keys") {
  CHECK(codes_of("rubric：r\n") == "E005@1:1");
  CHECK(codes_of("rubric: r\nname：x\nversion: 1\n") == "E005@2:1");
  CHECK(codes_of("rubric: r\nphrases:\n  问候：[您好]\n  再见: [再见]\n") == "E005@3:3");
  CHECK(codes_of("rubric: r\nrules:\n  - id：a\n    forbid: 喂喂\n") == "E005@3:5");
  CHECK(codes_of("rubric: r\nrules:\n  - id: a\n    forbid: 喂喂\n    points：5\n") == "E005@5:5");
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, require: {agent：您好}}\n") == "E005@3:23");
  // A colon that is said stays one.
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, require: agent：请讲}\n") == "E005@3:22");
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, require: 电话：请讲}\n") == "");
  CHECK(codes_of("rubric: r\nrules:\n  - {id: a, require: [电话：请讲]}\n") == "");
}

TEST_CASE("examples") {
  const Rubric rubric = load_fine(
      "rubric: r\nrules:\n  - id: a\n    forbid: 不知道\n    examples:\n      pass: |\n        客户：喂？\n  "
      "      客服：您好。\n"
      "      fail:\n        - |\n          [00:01-00:02] 客服：不知道\n        - 客服：不知道\n");
  REQUIRE(rubric.rules[0].examples.size() == 3);
  CHECK(rubric.rules[0].examples[0].expected == Verdict::Pass);
  CHECK(rubric.rules[0].examples[0].text == "客户：喂？\n客服：您好。\n");
  CHECK(rubric.rules[0].examples[1].expected == Verdict::Fail);
}

TEST_CASE("every problem in one run, in the order of the file") {
  CHECK(
      codes_of("rubric: r\nlanguge: 1\nrules:\n  - id: a\n    forbid: [“不知道”, 请(稍)等]\n    points: x\n"
               "    weigth: 1\n  - id: a\n    forbid: 喂喂\n  - forbid: 喂喂\n  - id: b\n    when: none\n") ==
      "E020@2:1 E059@5:14 E053@5:22 E029@6:13 E020@7:5 E111@8:9 E021@10:5 E110@11:9 E131@12:11");
}

TEST_CASE("warnings can be ignored, errors cannot") {
  const std::string rule = "rules:\n  - {id: a, forbid: [不知道…]}\n";
  CHECK(codes_of("rubric: r\n" + rule) == "W001@3:25");
  CHECK(codes_of("rubric: r\nlint: {ignore: [W001]}\n" + rule) == "");
  CHECK(codes_of("rubric: r\nlint: {ignore: [E050]}\n" + rule) == "E137@2:17 W001@4:25");
}

TEST_CASE("carets stand under Chinese text") {
  auto loaded = load_text("rubric: r\nname: 名称\nrules:\n  - {id: a, forbid: 您好请(稍)等}\n");
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(render(loaded.diagnostics.all()[0], Language::Simplified, false) ==
        "test.yaml:4:24: 错误[E053]: 括号里没有“|”\n"
        "    4 |   - {id: a, forbid: 您好请(稍)等}\n"
        "      |                           ^^^^\n"
        "      = 建议：可说可不说请写“(稍|)”；如需括号本身请写“\\(稍\\)”\n");
  CHECK(render(loaded.diagnostics.all()[0], Language::English, true).find("\x1b[1;31m^^^^\x1b[0m") !=
        std::string::npos);
}

TEST_CASE("a place is shown in whole characters, wherever reading stopped, and from a long line in part") {
  const auto shown = [](const std::string& text) {
    std::string out;
    const auto loaded = load_text(text);
    REQUIRE_FALSE(loaded.diagnostics.all().empty());
    for (const Diagnostic& finding : loaded.diagnostics.all())
      out += render(finding, Language::Simplified, false);
    return out;
  };
  for (const std::string text :
       {"\"1\", \"rul: [(\\丙", "\"\\丙", "\xD5\xD0:", "rubric: \xF7\xBF:\n\xF4\xBF\xBF: x\n\xF7",
        "rubric: \"\\丙\"\n", "a: \"\\x丙", "\"\\\U0001F600"}) {
    CAPTURE(text);
    CHECK(find_invalid_utf8(shown(text)) == std::string::npos);
  }
  std::string phrases;
  for (int i = 0; i < 300; ++i) phrases += "词" + std::to_string(i) + "号, ";
  const std::string out =
      shown("rubric: r\nrules:\n  - {id: a, forbid: [" + phrases + "(稍)等, " + phrases + "您好]}\n");
  CHECK(find_invalid_utf8(out) == std::string::npos);
  CHECK(out.find("词299号, (稍)等, 词0号") != std::string::npos);
  CHECK(out.size() < 1000);
}

TEST_CASE("files that hardly are rubrics") {
  CHECK(codes_of("") == "E011@1:1");
  CHECK(codes_of("just text") == "E024@1:1");
  CHECK(codes_of("[a, b]") == "E024@1:1");
  CHECK(codes_of("\tname: x\n") == "E015@1:1");
  CHECK(codes_of(std::string("a: b\0c\n", 7)) == "E003@1:5");
  CHECK(codes_of("\xFF\xFEr\0u\0") == "E002@1:1");
  CHECK(codes_of("? [a]\n: b\nrubric: r\n") == "E022@1:3");
  CHECK(codes_of("rubric: &a r\nname: *a\n") == "E008@1:9 E008@2:7");
  CHECK(codes_of("rubric: !r r\n") == "E007@1:9");
  CHECK(codes_of(std::string(5000, '[')) != "");
  CHECK(codes_of("rubric: r\n" + std::string(100000, ' ') + "\n") == "W010@1:9");
}
