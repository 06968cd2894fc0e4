#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes;
using zhijian::testing::dump;

namespace {

/// The parts of a phrase in one line, or the findings if there are any.
std::string parsed(const std::string& text) {
  const auto file = std::make_shared<const SourceFile>("phrase", text);
  Diagnostics diagnostics;
  const Phrase phrase = parse_phrase(text, {file, {0, static_cast<uint32_t>(text.size())}}, diagnostics);
  return diagnostics.all().empty() ? dump(phrase.parts) : codes(diagnostics);
}

}  // namespace

TEST_CASE("marks of a phrase") {
  const std::pair<const char*, const char*> kCases[] = {
      {"不知道", "不知道"},
      {"对不起…大声一点", "对不起{0,20}大声一点"},
      {"对不起……大声一点", "对不起{0,20}大声一点"},
      {"对不起...大声一点", "对不起{0,20}大声一点"},
      {"对不起．．．大声一点", "对不起{0,20}大声一点"},
      {"對不起⋯⋯大聲", "對不起{0,20}大聲"},
      {"请<0-6>稍等", "请{0,6}稍等"},
      {"请＜０－６＞稍等", "请{0,6}稍等"},
      {"请<3-3>稍等", "请{3,3}稍等"},
      {"我是<姓名>，工号<工号>", "我是<=person>'，'工号<=staff-id>"},
      {"<surname><title>", "<=surname><=title>"},
      {"共<數字>元", "共<=digits>元"},
      {"<问候>，请讲", "<问候>'，'请讲"},
      {"<call.customer_surname><称谓>", "<call.customer_surname><=title>"},
      {"请问(有什么|需要什么)可以(为|帮|)(您|你)", "请问(有什么|需要什么)可以(为|帮|)(您|你)"},
      {"请问（有什么｜需要什么）", "请问(有什么|需要什么)"},
      {"请(稍(等|候)|等<0-2>下)", "请(稍(等|候)|等{0,2}下)"},
      {"大于\\<三\\>", "大于<三>"},
      {"\\(笑\\)好", "(笑)好"},
      {"反\\\\斜", "反\\斜"},
      {"好的。谢谢！", "好的'。'谢谢'！'"},
      {"版本1.5有", "版本1.5有"},
      {"好.的", "好'.'的"},
      {"好..的", "好'..'的"},
      {"甲\\、乙", "甲'、'乙"},
      {"《话务》规范", "《话务》规范"},
      {"hello world", "hello world"},
  };
  for (const auto& [text, expected] : kCases) CHECK(parsed(text) == expected);
}

TEST_CASE("phrases that are wrong, each at its place") {
  const std::pair<const char*, const char*> kCases[] = {
      {"…", "E050@1:1"},
      {"(甲|)", "E050@1:1"},
      {"(甲|)…<0-3>", "E050@1:1"},
      {"请(稍等", "E051@1:2"},
      {"请<数字", "E051@1:2"},
      {"请)稍等", "E052@1:2"},
      {"请|稍等", "E052@1:2"},
      {"请>稍等", "E052@1:2"},
      {"请(稍)等", "E053@1:2"},
      {"请()等", "E054@1:2"},
      {"请(|)等", "E054@1:2"},
      {"请<a b>等", "E055@1:2"},
      {"请<>等", "E055@1:2"},
      {"请<call.>等", "E055@1:2"},
      {"请<6-0>等", "E056@1:2"},
      {"请<0-0>等", "E056@1:2"},
      {"请<0-9999>等", "E056@1:2"},
      {"请<0-99999999999999999999>等", "E056@1:2"},
      {"请等\\", "E057@1:3"},
      {"“不知道”", "E059@1:1"},
      {"「不知道」", "E059@1:1"},
      {"【不知道】", "E059@1:1"},
      {"\"不知道\"", "E059@1:1"},
      {"甲、乙", "E060@1:2"},
      {"-不知道", "E061@1:1"},
      {"…不知道", "W001@1:1"},
      {"不知道<0-3>", "W001@1:4"},
      {"我是××", "W005@1:3"},
      {"某先生您好", "W005@1:1"},
      {"某些情况", "某些情况"},
      {"某些时候某先生", "W005@1:5"},
      {"我是XX号", "W005@1:3"},
      {"Exxon站", "Exxon站"},
      {"((((((((((((((((((((甲|乙", "E012@1:17"},
  };
  for (const auto& [text, expected] : kCases) CHECK_MESSAGE(parsed(text) == expected, text);
}

TEST_CASE("several findings in one phrase") {
  CHECK(parsed("请)稍<6-0>等(甲)") == "E052@1:2 E056@1:4 E053@1:10");
}
