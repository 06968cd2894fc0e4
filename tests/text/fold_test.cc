#include "text/fold.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "text/slow_fold.h"

using namespace zhijian;
using test::slow_fold;
using namespace std::string_literals;

namespace {

const Folder& plain_folder() {
  static const Folder folder(FoldOptions{{"嗯", "呃"}, {{"帐", "账"}, {"你", "妳"}}});
  return folder;
}

/// The folded text with `|` for a sentence break.
std::string folded(std::string_view text, const Folder& folder = plain_folder()) {
  FoldedText out;
  folder.fold(text, 0, out);
  std::string shown;
  for (const char32_t symbol : out.symbols) append_utf8(symbol == kSentenceBreak ? U'|' : symbol, shown);
  return shown;
}

std::string with_punctuation(std::string_view text, const Folder& folder = plain_folder()) {
  FoldedText out;
  folder.fold_keeping_punctuation(text, 0, out);
  CHECK(out.symbols.size() == out.offsets.size());
  return to_utf8(out.view());
}

}  // namespace

TEST_CASE("variants of a character are one") {
  CHECK(folded("標準這裡聯繫") == folded("标准这里联系"));
  CHECK(folded("幹乾干榦") == folded("干干干干"));
  CHECK(folded("裏裡里") == folded("里里里"));
  CHECK(folded("ＡＢｃ１２３") == "abc123");
  CHECK(folded("㏇㈠㊣ßﬁ½") == "co一正ssfi1⁄2");
}

TEST_CASE("pauses and other punctuation are skipped, sentence ends leave one break") {
  CHECK(folded("好的，不“知”道。") == "好的不知道|");
  CHECK(folded("，,、：:—…⋯~～") == "");
  for (const char* end : {"。", "｡", ".", "？", "?", "！", "!", "；", ";"})
    CHECK(folded(std::string("好") + end) == "好|");
  CHECK(folded("好。。！？好") == "好|好");
  CHECK(folded("好， 。”）…！好") == "好|好");
  CHECK(folded("。好") == "|好");
  CHECK(folded("100%@#&*/_+-＃") == "100%@#&*/_+-#");
  CHECK(folded("《三体》·[注]（好）") == "三体注好");
  CHECK(folded("你 好\n啊\t　\u200B吗") == "你好啊吗");
  CHECK(folded("😀$+1") == "😀$+1");
  CHECK(folded("a\x01"
               "b") == "ab");
}

TEST_CASE("a dot is a character between ASCII letters or digits, several are a pause") {
  CHECK(folded("3.5") == "3.5");
  CHECK(folded("www.a.cn") == "www.a.cn");
  CHECK(folded("好.好") == "好|好");
  CHECK(folded("3.") == "3|");
  CHECK(folded(".3") == "|3");
  CHECK(folded("a.好") == "a|好");
  CHECK(folded("３.５") == "3|5");
  CHECK(folded("a..b") == "ab");
  CHECK(folded("好......") == "好");
  CHECK(folded("好。...") == "好|");
  CHECK(folded("a. b") == "a|b");
}

TEST_CASE("pinyin glosses leave nothing") {
  for (const char* gloss : {"(lián)",    "（lián）", "(LIÁN)",       "(lian2)",          "( lián xì )",
                            "(lián'xì)", "(liánxì)", "(lia\u0301n)", "(lu\u0308\u030C)", "(lǜ)",
                            "(lv4)",     "(nüe4)",   "(ｌｉａｎ２)", "(lian2 xi4)",      "(huār)",
                            "(ḿ)",       "(yi1 e4)", "(liɑ\u0301n)", "(lè/yuè)",         "(de nà)"}) {
    CAPTURE(gloss);
    CHECK(folded(std::string("聯") + gloss + "系") == "联系");
    CHECK(folded(std::string("聯 ") + gloss + "系") == "联系");
    CHECK(with_punctuation(std::string("聯") + gloss + "系") == "联系");
  }
  CHECK(folded("聯(lián)(lín)系") == "联系");
  CHECK(folded("嗎(ma5)？") == "吗|");
  // No tone, no pinyin, or nothing that it could explain.
  CHECK(folded("聯(lian)系") == "联lian系");
  CHECK(folded("仓库(A1)") == "仓库a1");
  CHECK(folded("会员(VIP1)") == "会员vip1");
  CHECK(folded("咖啡(café)") == "咖啡café");
  CHECK(folded("第(1)条") == "第1条");
  CHECK(folded("a(lián)") == "alián");
  CHECK(folded("(lián)") == "lián");
  CHECK(folded("聯(lián") == "联lián");
  CHECK(folded("聯(lián，好)") == "联lián好");
  CHECK(folded("聯()系") == "联系");
  CHECK(folded("聯[lián]系") == "联lián系");
  CHECK(folded("，(lián)系") == "lián系");
}

TEST_CASE("fillers leave nothing") {
  CHECK(folded("嗯不嗯知道呃") == "不知道");
  CHECK(folded("嗯。") == "|");
  CHECK(folded("好。嗯。好") == "好|好");
  const Folder folder(FoldOptions{{"那个", "那", "那個啊", "，", "OK"}, {}});
  CHECK(folder.fillers() == std::vector<std::u32string>{U"那个啊", U"那个", U"ok", U"那"});
  CHECK(folded("那個啊那個那", folder) == "");
  CHECK(folded("那，个", folder) == "个");
  CHECK(folded("好那 個好", folder) == "好好");
  CHECK(folded("那“个”", folder) == "个");
  CHECK(folded("那(nà)个啊", folder) == "");
  CHECK(folded("那那个个", folder) == "个");
  CHECK(folded("ｏｋ好Ok", folder) == "好");
  CHECK(with_punctuation("那個，好。", folder) == ",好。");
  CHECK(folder.fold_character(U'那') == U"那");
}

TEST_CASE("lists of characters that are one are transitive with everything") {
  CHECK(folded("帳賬账") == folded("帐帐帐"));
  CHECK(folded("妳") == folded("你"));
  const Folder folder(FoldOptions{
      {"您"}, {{"你", "您"}, {"妳", "你"}, {"発", "发"}, {"。", "好"}, {"不好", "坏"}, {"𠮷", "吉"}}});
  CHECK(folded("發発髮", folder) == folded("发发发", folder));
  CHECK(folded("𠮷吉", folder) == folded("吉𠮷", folder));
  CHECK(folded("好。坏", folder) == "好|坏");
  CHECK(folded("妳你您", folder) == "");
  CHECK(folder.fold_character(U'妳') == folder.fold_character(U'您'));
  CHECK(plain_folder().fold_character(U'妳') != plain_folder().fold_character(U'您'));
}

TEST_CASE("single characters") {
  CHECK(plain_folder().fold_character(U'標') == U"标");
  CHECK(plain_folder().fold_character(U'嗯') == U"嗯");
  CHECK(plain_folder().fold_character(U'㏇') == U"co");
  CHECK(plain_folder().fold_character(U'。') == U"");
  CHECK(plain_folder().fold_character(U' ') == U"");
}

TEST_CASE("regex sees punctuation in its NFKC form") {
  CHECK(with_punctuation("您好，ＡＢ！ 「標準」…") == "您好,ab!「标准」...");
  CHECK(with_punctuation("a.b. c．") == "a.b.c.");
  CHECK(with_punctuation("100％ 好\n") == "100%好");
  FoldedText out;
  plain_folder().fold_keeping_punctuation("您…Ａ", 10, out);
  CHECK(out.symbols == boost::container::vector<char32_t>{U'您', U'.', U'.', U'.', U'a'});
  CHECK(out.offsets == boost::container::vector<uint32_t>{10, 13, 13, 13, 16});
}

TEST_CASE("segments are appended") {
  FoldedText out;
  plain_folder().fold("好。", 0, out);
  plain_folder().fold("！好㏇", 6, out);
  CHECK(out.symbols == boost::container::vector<char32_t>{U'好', kSentenceBreak, U'好', 'c', 'o'});
  CHECK(out.offsets == boost::container::vector<uint32_t>{0, 3, 9, 12, 12});
  out.symbols.push_back(kTurnBreak), out.offsets.push_back(15);
  plain_folder().fold("嗯", 15, out);
  CHECK(out.size() == 6);
  plain_folder().fold("", 18, out);
  CHECK(out.size() == 6);
}

TEST_CASE("fast and slow folding agree on random text") {
  const std::vector<std::u32string> glosses = {U"(lián)", U"（xi4）"};
  const std::vector<std::string> words = {
      "不", "知", "道", "嗯", "呃", "那", "個",     "个",      "啊", "標", "帳", "妳", "Ａ",      "a",
      "1",  "３", ".",  ".",  "..", "。", "，",     "！",      "…",  "“",  " ",  "\n", "\u200B",  "㏇",
      "ﷺ",  "½",  "😀",  "𠮷", "𫔀", "´",  "(lián)", "（xi4）", "(",  "）", "%",  "－", "e\u0301", "⑴"};
  const Folder folder(
      FoldOptions{{"嗯", "那个", "那个啊", "a1", "𠮷", "o", "𫔀"}, {{"帐", "账"}, {"道", "𠮷"}}});
  std::mt19937 random(20260101);
  for (int round = 0; round < 3000; ++round) {
    FoldedText fast;
    FoldedText slow;
    std::string text;
    const size_t length = random() % 24;
    for (size_t i = 0; i < length; ++i) text += words[random() % words.size()];
    const auto base = static_cast<uint32_t>(random() % 1000);
    folder.fold(text, base, fast);
    slow = slow_fold(text, base, folder, glosses);
    CAPTURE(text);
    REQUIRE(std::u32string(fast.symbols.begin(), fast.symbols.end()) ==
            std::u32string(slow.symbols.begin(), slow.symbols.end()));
    REQUIRE(fast.offsets == slow.offsets);

    // Where punctuation is kept the rest is the same.
    const auto without_punctuation = [](std::u32string symbols) {
      std::erase_if(symbols, [](char32_t c) { return classify(c) != CharClass::Character; });
      return symbols;
    };
    REQUIRE(without_punctuation(to_utf32(with_punctuation(text, folder))) ==
            without_punctuation(std::u32string(fast.symbols.begin(), fast.symbols.end())));

    for (size_t i = 0; i < fast.symbols.size(); ++i) {
      const size_t begin = fast.offsets[i] - base;
      size_t end = begin;
      const char32_t c = decode_utf8(text, end);
      bool good = (i == 0 || fast.offsets[i - 1] <= fast.offsets[i]) && (text[begin] & 0xC0) != 0x80;
      if (fast.symbols[i] == kSentenceBreak) {
        good &= classify(c) == CharClass::SentenceEnd && (i == 0 || fast.symbols[i - 1] != kSentenceBreak);
      } else {
        good &= c == '.' || folder.fold_character(c).find(fast.symbols[i]) != std::u32string::npos;
      }
      REQUIRE(good);
    }
  }
}
