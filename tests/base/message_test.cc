#include "base/message.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/counted_names.h"
#include "base/messages/cli.h"
#include "base/messages/transcript.h"
#include "base/utf8.h"

using namespace zhijian;

namespace {

std::set<char> marks(std::string_view text) {
  std::set<char> found;
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

}  // namespace

TEST_CASE("arguments fill the marks, and a mark without one stays") {
  const Message made{says::kCannotWrite, {"a.json", "no room"}};
  CHECK(to_text(made, Language::English) == "cannot write a.json: no room");
  CHECK(to_text(Message{says::kCannotWrite, {"{1}"}}, Language::English) == "cannot write {1}: {1}");
}

TEST_CASE("counted names are written as the reader's language does") {
  const std::string names = counted_names({{"员工", 2}, {"客户", 1}, {"…", 0}});
  CHECK(to_text(message(says::RejectNobodyNamed, names), Language::English) ==
        "no agent recognised; speakers: 员工 (2), 客户 (1), …");
  CHECK(to_text(message(says::RejectNobodyNamed, names), Language::Simplified) ==
        "没有识别出坐席；说话人：员工（2）、客户（1）、…");
}

TEST_CASE("every message says the same in each language") {
  for (const MessageId id : every_message()) {
    const std::string_view english = message_template(id, Language::English);
    CAPTURE(english);
    CHECK_FALSE(english.empty());
    for (const Language language : {Language::Simplified, Language::Traditional}) {
      const std::string_view text = message_template(id, language);
      CAPTURE(text);
      CHECK_FALSE(text.empty());
      CHECK(find_invalid_utf8(text) == std::string_view::npos);
      CHECK(marks(text) == marks(english));
    }
  }
}

TEST_CASE("traditional messages are traditional") {
  CHECK(message_template(says::kCannotWrite, Language::Simplified) == "无法写入 {0}：{1}");
  CHECK(message_template(says::kCannotWrite, Language::Traditional) == "無法寫入 {0}：{1}");
}
