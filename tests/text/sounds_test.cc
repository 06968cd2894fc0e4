#include "text/sounds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "text/fold.h"

using namespace zhijian;

namespace {

/// The readings of a character's class, with spaces between.
std::string sounds_of(char32_t c) {
  std::string out;
  for (const Syllable syllable : readings(fold_code_point(c)[0])) {
    if (!out.empty()) out += ' ';
    out += syllable_text(syllable);
  }
  return out;
}

int cost(char32_t a, char32_t b) {
  return sound_cost(fold_code_point(a)[0], fold_code_point(b)[0]);
}

bool are_fuzzy(const char* a, const char* b) {
  REQUIRE(find_syllable(a));
  REQUIRE(find_syllable(b));
  return fuzzy_syllable(*find_syllable(a)) == fuzzy_syllable(*find_syllable(b));
}

}  // namespace

TEST_CASE("characters have all common readings of their class, without tones") {
  CHECK(sounds_of(U'重') == "chong zhong");
  CHECK(sounds_of(U'行') == "hang heng xing");
  CHECK(sounds_of(U'绿') == "lu lv");
  CHECK(sounds_of(U'綠') == "lu lv");
  CHECK(sounds_of(U'女') == "nv");
  CHECK(sounds_of(U'著') == sounds_of(U'着'));
  CHECK(sounds_of(U'干') == sounds_of(U'乾'));
  CHECK(sounds_of(U'干').find("qian") != std::string::npos);
  CHECK(sounds_of(U'1') == "yao yi");
  CHECK(sounds_of(U'０') == "ling");
  CHECK(sounds_of(U'9') == "jiu");
  CHECK(sounds_of(U'么') == "me mo yao");
  CHECK(readings(U'a').empty());
  CHECK(readings(U'😀').empty());
  CHECK(readings(kSentenceBreak).empty());
  CHECK(readings(kTurnBreak).empty());
}

TEST_CASE("readings are sorted and without doubles") {
  for (char32_t symbol = 0; symbol < 0x30000; ++symbol) {
    const auto all = readings(symbol);
    const bool is_sorted = std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) == all.end();
    if (!is_sorted || (!all.empty() && all.back() >= syllable_count()))
      FAIL_CHECK(static_cast<uint32_t>(symbol));
  }
}

TEST_CASE("syllables are found by their letters") {
  for (int i = 0; i < syllable_count(); ++i) {
    const auto syllable = static_cast<Syllable>(i);
    REQUIRE(find_syllable(syllable_text(syllable)) == syllable);
  }
  CHECK_FALSE(find_syllable("vip"));
  CHECK_FALSE(find_syllable(""));
}

TEST_CASE("what a replaced character costs") {
  CHECK(cost(U'候', U'候') == 0);
  CHECK(cost(U'候', U'后') == 0);
  CHECK(cost(U'重', U'中') == 0);
  CHECK(cost(U'重', U'虫') == 0);
  CHECK(cost(U'1', U'要') == 0);
  CHECK(cost(U'0', U'零') == 0);
  CHECK(cost(U'是', U'四') == 20);  // shi, si
  CHECK(cost(U'您', U'宁') == 15);  // nin, ning
  CHECK(cost(U'吗', U'波') <= 60);
  CHECK(cost(U'庄', U'装') == 0);
  CHECK(cost(U'双', U'桑') == 20);  // shuang, sang
  CHECK(cost(U'a', U'b') == kFullCost);
  CHECK(cost(U'a', U'啊') == kFullCost);
  CHECK(cost(U'a', U'a') == 0);
}

TEST_CASE("costs are symmetric and within their range") {
  for (char32_t a = 0x4E00; a < 0x9FFF; a += 97) {
    for (char32_t b = 0x4E00; b < 0x9FFF; b += 103) {
      if (cost(a, b) != cost(b, a) || cost(a, b) < 0 || cost(a, b) > kFullCost)
        FAIL_CHECK(static_cast<uint32_t>(a));
    }
  }
}

TEST_CASE("fuzzy syllables") {
  CHECK(are_fuzzy("zhi", "zi"));
  CHECK(are_fuzzy("chong", "cong"));
  CHECK(are_fuzzy("shuang", "suan"));
  CHECK(are_fuzzy("nan", "lang"));
  CHECK(are_fuzzy("fei", "hei"));
  CHECK(are_fuzzy("pin", "ping"));
  CHECK(are_fuzzy("wen", "weng"));
  CHECK(are_fuzzy("fu", "hu"));
  CHECK_FALSE(are_fuzzy("zhi", "chi"));
  CHECK_FALSE(are_fuzzy("ban", "ben"));
  CHECK_FALSE(are_fuzzy("ren", "neng"));
}
