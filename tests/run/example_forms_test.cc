#include "run/example_forms.h"

#include <doctest/doctest.h>

#include "run/run_examples.h"
#include "text/fold.h"

using namespace zhijian;

namespace {

std::string formed(const std::string& text, ExampleScript form, const std::vector<std::string>& fillers) {
  const auto call = parse_example(text);
  REQUIRE(call);
  return in_form(text, *call, form, fillers);
}

std::u32string folded(const std::string& text, const std::vector<std::string>& fillers) {
  return Folder({fillers, {}}).fold_characters(text);
}

}  // namespace

TEST_CASE("only what is said is written in another form") {
  const std::string text = "# call: 你好7\n[00:01-00:02] 客服：你好，我是A7号，请讲。\n客户: 好的\n";
  CHECK(formed(text, ExampleScript::FullWidth, {}) ==
        "# call: 你好7\n[00:01-00:02] 客服：你好，我是Ａ７号，请讲。\n客户: 好的\n");
  CHECK(formed(text, ExampleScript::Spaces, {}) ==
        "# call: 你好7\n[00:01-00:02] 客服：你 好，我 是A7号，请 讲。\n客户: 好 的\n");
  CHECK(formed(text, ExampleScript::Fillers, {"嗯", "呃"}) ==
        "# call: 你好7\n[00:01-00:02] 客服：你嗯好，我是A7号，请嗯讲。\n客户: 好嗯的\n");
  CHECK(formed(text, ExampleScript::Fillers, {}) == text);
}

TEST_CASE("no form changes what matching sees") {
  const std::vector<std::string> fillers = {"嗯", "嗯啊", "那个"};
  for (const std::string said : {"请您嗯嗯啊稍等", "这那个个人啊", "聯(lián)系我吧", "约3.5公里ＡＢ",
                                 "看看（lian2）吧", "要啊啊啊啊的"}) {
    for (const auto form : {ExampleScript::FullWidth, ExampleScript::Spaces, ExampleScript::Fillers}) {
      const std::string text = formed("客服：" + said + "\n", form, fillers);
      CAPTURE(text);
      CHECK(folded(text.substr(std::string("客服：").size()), fillers) == folded(said, fillers));
    }
  }
}
