#include "score/sentence.h"

#include <doctest/doctest.h>

#include <string>

using namespace zhijian;

namespace {

std::string around(std::string_view text, std::string_view words, uint32_t reach = 40) {
  const auto at = static_cast<uint32_t>(text.find(words));
  return std::string(sentence_around(text, {at, at + static_cast<uint32_t>(words.size())}, reach));
}

}  // namespace

TEST_CASE("a sentence reaches from sentence end to sentence end") {
  CHECK(around("您好！这个我不知道，您再问问吧。再见", "不知道") == "这个我不知道，您再问问吧。");
  CHECK(around("不知道", "不知道") == "不知道");
  CHECK(around("我说：不知道", "不知道") == "我说：不知道");
  CHECK(around("好。 不知道 ！是", "不知道") == "不知道 ！");
  CHECK(around("first line\nI don't know\nthird", "know") == "I don't know");
}

TEST_CASE("a point in a number ends no sentence") {
  CHECK(around("您等了3.5分钟不知道吗？", "不知道") == "您等了3.5分钟不知道吗？");
  CHECK(around("好的.不知道", "不知道") == "不知道");
}

TEST_CASE("words over a sentence end keep both sides") {
  CHECK(around("哦。您好！请问有什么事？好", "您好！请问") == "您好！请问有什么事？");
}

TEST_CASE("a huge segment gives a bounded slice of whole characters") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "说";
  text.insert(1500, "不知道");
  CHECK(around(text, "不知道", 2) == "说说不知道说说");
}

TEST_CASE("an empty place lies in the sentence that follows, at the end in the last") {
  const std::string_view text = "您好。请问什么事？";
  CHECK(sentence_around(text, {0, 0}, 40) == "您好。");
  const auto end = static_cast<uint32_t>(text.size());
  CHECK(sentence_around(text, {end, end}, 40) == "请问什么事？");
  CHECK(sentence_around("", {0, 0}, 40).empty());
}
