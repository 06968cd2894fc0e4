// What single characters fold to, against the dictionaries and ICU themselves.
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <opencc/DictEntry.hpp>
#include <opencc/Lexicon.hpp>
#include <opencc/MarisaDict.hpp>
#include <opencc/SerializableDict.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_entry.h"

using namespace zhijian;

namespace {

constexpr const char* kDictionaries[] = {"TSCharacters",  "STCharacters", "TWVariants",
                                         "TWVariantsRev", "HKVariants",   "HKVariantsRev"};

/// Calls `visit(key, value)` for every entry and candidate; only single characters can be one character.
template <typename Visit>
void for_each_pair(Visit visit) {
  for (const char* name : kDictionaries) {
    const auto path = std::string(OPENCC_DICTIONARIES) + "/" + name + ".ocd2";
    const auto lexicon = opencc::SerializableDict::NewFromFile<opencc::MarisaDict>(path)->GetLexicon();
    for (const auto& entry : *lexicon) {
      for (const std::string& value : entry->Values()) {
        if (count_code_points(entry->Key()) == 1 && count_code_points(value) == 1) visit(entry->Key(), value);
      }
    }
  }
}

std::u32string folded(const std::string& text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return out;
}

/// NFKC case folding by ICU's own combined tables.
std::u32string nfkc_casefold(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string utf8;
  normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(utf8);
  return to_utf32(utf8);
}

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c < 0xE000;
}

}  // namespace

TEST_CASE("both sides of every entry of the character dictionaries fold to the same") {
  size_t pairs = 0;
  for_each_pair([&](const std::string& key, const std::string& value) {
    ++pairs;
    if (folded(key) != folded(value)) FAIL_CHECK(key << " and " << value << " differ");
  });
  CHECK(pairs > 8000);
}

namespace {

/// Which characters are joined by some source, as a graph.
struct Graph {
  std::map<char32_t, std::set<char32_t>> neighbours;

  void connect(char32_t a, char32_t b) { neighbours[a].insert(b), neighbours[b].insert(a); }

  std::set<char32_t> component(char32_t start) const {
    std::set<char32_t> found = {start};
    std::vector<char32_t> open = {start};
    while (!open.empty()) {
      const auto at = neighbours.find(open.back());
      open.pop_back();
      if (at == neighbours.end()) continue;
      for (const char32_t next : at->second) {
        if (found.insert(next).second) open.push_back(next);
      }
    }
    return found;
  }
};

/// Every code point "U+XXXX" or "XXXX" of a line of Unicode's data, up to a comment.
std::vector<char32_t> code_points(const std::string& line) {
  static const std::regex kHexadecimal("(?:U\\+|^|\\.\\.|; *)([0-9A-F]{4,6})\\b");
  const std::string data = line.substr(0, line.find('#'));
  std::vector<char32_t> out;
  for (std::sregex_iterator at(data.begin(), data.end(), kHexadecimal), end; at != end; ++at)
    out.push_back(static_cast<char32_t>(std::stoul((*at)[1].str(), nullptr, 16)));
  if (data.find("..") != std::string::npos) {
    for (char32_t between = out[0] + 1; between < out[1]; ++between) out.push_back(between);
  }
  return out;
}

}  // namespace

TEST_CASE(
    "no more is one than the dictionaries, NFKC, case folding, Unicode's radicals and Unihan's variants "
    "say") {
  // Components of the graph of all pairs, walked from each character that a dictionary has.
  Graph least;
  for_each_pair([&](const std::string& key, const std::string& value) {
    least.connect(to_utf32(key)[0], to_utf32(value)[0]);
  });
  std::map<char32_t, std::set<char32_t>> classes;  // by what they fold to
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (is_surrogate(c)) continue;
    const std::u32string normal = nfkc_casefold(c);
    if (normal.size() == 1 && normal[0] != c) least.connect(c, normal[0]);
    const std::u32string symbols = fold_code_point(c);
    if (symbols.size() == 1 && symbols[0] != c) classes[symbols[0]].insert(c);
  }
  Graph most = least;
  for (const char* path : {UNIHAN_VARIANTS, EQUIVALENT_IDEOGRAPHS}) {
    std::ifstream in(path);
    size_t lines = 0;
    for (std::string line; std::getline(in, line); ++lines) {
      const std::vector<char32_t> points = code_points(line);
      for (size_t i = 1; i < points.size(); ++i) most.connect(points[0], points[i]);
    }
    CHECK(lines > 100);
  }
  for (const std::u32string_view pair : {U"碰踫", U"焊銲", U"侄姪", U"蒂蔕", U"暖煖", U"藤籐", U"刨鉋"})
    most.connect(pair[0], pair[1]);
  for (const auto& [start, ignored] : least.neighbours) {
    if (!is_han(start)) continue;
    // ㈠ is a sequence to NFKC, of which punctuation is left out.
    const char32_t symbol = fold_code_point(start)[0];
    std::set<char32_t> found = {symbol};
    for (const char32_t c : classes[symbol]) {
      if (nfkc_casefold(c).size() == 1) found.insert(c);
    }
    const std::set<char32_t> at_least = least.component(start), at_most = most.component(start);
    if (!std::includes(found.begin(), found.end(), at_least.begin(), at_least.end()) ||
        !std::includes(at_most.begin(), at_most.end(), found.begin(), found.end()))
      FAIL_CHECK(to_utf8(std::u32string(1, start)) << " has another class");
  }
}

TEST_CASE("variants join no two words of daily use") {
  const char* const apart[] = {"托拓", "板版", "针箴", "子只", "他她", "姆姥", "愉愈", "氯绿", "奶你",
                               "预豫", "辨辩", "恩摁", "邬坞", "钯耙", "胗疹", "蚪虬", "余予", "历厉"};
  for (const std::string_view pair : apart) {
    const std::u32string two = to_utf32(pair);
    CAPTURE(pair);
    CHECK(fold_code_point(two[0]) != fold_code_point(two[1]));
  }
  for (const std::string_view pair :
       {"碰踫", "焊銲", "侄姪", "效効", "宝寳", "蒂蔕", "炮砲", "见⻅", "马⻢", "长⻓", "门⻔"}) {
    const std::u32string two = to_utf32(pair);
    CAPTURE(pair);
    CHECK(fold_code_point(two[0]) == fold_code_point(two[1]));
  }
}

TEST_CASE("the representative is simplified") {
  const auto path = std::string(OPENCC_DICTIONARIES) + "/TSCharacters.ocd2";
  const auto dictionary = opencc::SerializableDict::NewFromFile<opencc::MarisaDict>(path);
  const auto lexicon = dictionary->GetLexicon();
  for (const auto& entry : *lexicon) {
    const std::string symbol = to_utf8(folded(entry->Key()));
    const auto again = dictionary->Match(symbol.c_str(), symbol.size());
    if (!again.IsNull() && again.Get()->GetDefault() != symbol) FAIL_CHECK(symbol << " is not simplified");
  }
  CHECK(to_utf8(folded("裡後麼著畫")) == "里后么着划");
}

TEST_CASE("folding a folded form changes nothing") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (classify(c) != CharClass::Character) continue;
    const std::u32string symbols = fold_code_point(c);
    bool good = !symbols.empty();
    for (const char32_t symbol : symbols) {
      good &= symbol > kSentenceBreak && classify(symbol) == CharClass::Character &&
              fold_code_point(symbol) == std::u32string(1, symbol);
    }
    if (!good) FAIL_CHECK(static_cast<uint32_t>(c));
  }
}

TEST_CASE("everything else folds as NFKC and case folding have it") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (is_surrogate(c) || classify(c) != CharClass::Character) continue;
    std::u32string expected;
    for (const char32_t part : nfkc_casefold(c)) {
      if (classify(part) == CharClass::Character) expected += fold_code_point(part);
    }
    if (!expected.empty() && fold_code_point(c) != expected) FAIL_CHECK(static_cast<uint32_t>(c));
  }
}

TEST_CASE("classes of characters as given") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (classify(c) != fold_entry::char_class(base_fold_entry(c)))
      FAIL("classify: ", static_cast<uint32_t>(c));
  }
  for (const char32_t c : std::u32string_view(U"，,、：:—…⋯~～")) CHECK(classify(c) == CharClass::Pause);
  for (const char32_t c : std::u32string_view(U"。｡.？?！!；;")) CHECK(classify(c) == CharClass::SentenceEnd);
  for (const char32_t c : std::u32string_view(U"%@#&*/_+-％＠＃＆＊／＿＋－$￥°=<>|^`´￣😀①〇々ａｶ한é")) {
    CHECK(classify(c) == CharClass::Character);
  }
  for (const char32_t c : std::u32string_view(U"“”‘’\"'（）()《》【】[]{}·•「」\\〜–‧․．､〃")) {
    CHECK(classify(c) == CharClass::Skipped);
    CHECK_FALSE(fold_code_point(c).empty());
  }
  for (const char32_t c :
       std::u32string_view(U" \t\r\n\u3000\u00A0\u200B\u200D\uFEFF\u00AD\u0301\u20DD\uFE0F\u3164\x01")) {
    CHECK(classify(c) == CharClass::Skipped);
    CHECK(fold_code_point(c).empty());
  }
  CHECK(classify(0) == CharClass::Skipped);
  for (char32_t c = 0; c < 0x110000; ++c) {
    const bool is_punctuation = (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_P_MASK) != 0;
    const bool is_exception =
        std::u32string_view(U"%@#&*/_-％＠＃＆＊／＿－").find(c) != std::u32string_view::npos;
    if (is_punctuation && !is_exception && classify(c) == CharClass::Character)
      FAIL_CHECK(static_cast<uint32_t>(c));
  }
}

TEST_CASE("Han characters") {
  for (const char32_t c : std::u32string_view(U"质檢〇々𠮷㐀")) CHECK(is_han(c));
  for (const char32_t c : std::u32string_view(U"a1，⺀⼀かカ한😀㈠")) CHECK_FALSE(is_han(c));
}

TEST_CASE("symbols that NFKC takes apart into nothing stay symbols") {
  CHECK(fold_code_point(U'´') == U"´");
  CHECK(fold_code_point(U'￣') == fold_code_point(U'¯'));
}
