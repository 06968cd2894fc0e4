#include "language/value_words.h"

#include <doctest/doctest.h>

#include <string>

using namespace zhijian;

namespace {

struct Case {
  Holds holds;
  const char* english;
  const char* simplified;
  const char* traditional;
};

constexpr Case kCases[] = {
    {Holds::Method, "deduct", "扣分制", "扣分制"},
    {Holds::Method, "earn", "得分制", "得分制"},
    {Holds::Per, "call", "每通", "每通"},
    {Holds::Per, "failure", "每次", "每次"},
    {Holds::Critical, "call", "整通", "整通"},
    {Holds::Critical, "dimension", "维度", "維度"},
    {Holds::Critical, "at most 59", "至多59", "至多59"},
    {Holds::WeakHits, "review", "复核", "複核"},
    {Holds::WeakHits, "count", "计入", "計入"},
    {Holds::Status, "stable", "正式", "正式"},
    {Holds::Status, "draft", "草稿", "草稿"},
    {Holds::Status, "deprecated", "停用", "停用"},
    {Holds::Flag, "true", "是", "是"},
    {Holds::Flag, "false", "否", "否"},
    {Holds::Alone, "turn", "整轮", "整輪"},
    {Holds::Alone, "clause", "整句", "整句"},
    {Holds::At, "first 3", "前3轮", "前3輪"},
    {Holds::At, "last 2", "最后2轮", "最後2輪"},
    {Holds::At, "first 30s", "前30秒", "前30秒"},
    {Holds::At, "last 1.5m", "最后1.5分", "最後1.5分"},
    {Holds::Within, "turn", "本轮", "本輪"},
    {Holds::Within, "1 turn", "1轮", "1輪"},
    {Holds::Within, "3 turns", "3轮", "3輪"},
    {Holds::Within, "20s", "20秒", "20秒"},
    {Holds::Within, "rest", "余下", "餘下"},
    {Holds::Within, "call", "整通", "整通"},
    {Holds::MomentName, "when", "当", "當"},
    {Holds::Match, "normal", "普通", "普通"},
    {Holds::Match, "literal", "逐字", "逐字"},
    {Holds::Match, "homophone", "同音", "同音"},
    {Holds::Match, "fuzzy-homophone", "近音", "近音"},
    {Holds::Match, "similar 0.8", "相似0.8", "相似0.8"},
    {Holds::Match, "similar 0.8 by sound", "读音相似0.8", "讀音相似0.8"},
    {Holds::Duration, "over 5s", "超过5秒", "超過5秒"},
    {Holds::Duration, "under 300ms", "少于300毫秒", "少於300毫秒"},
    {Holds::Duration, "2s to 3s", "2秒到3秒", "2秒到3秒"},
    {Holds::Times, "at least 2", "至少2次", "至少2次"},
    {Holds::Times, "at most 3", "至多3次", "至多3次"},
    {Holds::Times, "2 to 3", "2到3次", "2到3次"},
    {Holds::Number, "exactly 300", "恰好300", "恰好300"},
    {Holds::Fields, "at most 2", "至多2", "至多2"},
    {Holds::Fields, "over 40%", "超过40%", "超過40%"},
};

}  // namespace

TEST_CASE("words of values: each in English, simplified and traditional Chinese") {
  for (const Case& value : kCases) {
    CAPTURE(value.english);
    CHECK(value_in(KeyScript::Simplified, value.holds, value.english) == value.simplified);
    CHECK(value_in(KeyScript::Traditional, value.holds, value.english) == value.traditional);
    CHECK(value_in(KeyScript::Traditional, value.holds, value.simplified) == value.traditional);
    for (const char* written : {value.english, value.simplified, value.traditional})
      CHECK(value_in_english(value.holds, written) == value.english);
  }
}

TEST_CASE("words of values: blanks, width and units as people write them") {
  CHECK(value_in_english(Holds::At, "前 30 秒") == "first 30s");
  CHECK(value_in_english(Holds::At, "前３轮") == "first 3");
  CHECK(value_in_english(Holds::Duration, "2到3秒") == "2s to 3s");
  CHECK(value_in_english(Holds::Duration, "超过5s") == "over 5s");
  CHECK(value_in_english(Holds::Times, "至少2") == "at least 2");
}

TEST_CASE("words of values: what is none stays as it is") {
  for (const char* text : {"", "大于5秒", "三轮", "前轮", "前3", "到", "至少", "超过", "相似", ">= 2",
                           "at least two", "前3轮内", "投诉", "3轮轮", "1e5", "模糊"}) {
    CAPTURE(text);
    for (const Holds holds :
         {Holds::At, Holds::Within, Holds::Match, Holds::Duration, Holds::Fields, Holds::Flag}) {
      CHECK(value_in_english(holds, text) == text);
      CHECK(value_in(KeyScript::Simplified, holds, text) == text);
    }
  }
}
