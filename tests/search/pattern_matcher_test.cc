// The matcher against a slow, obvious one that tries everything in order of preference.
#include "search/pattern_matcher.h"

#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "evaluate/slow_matcher.h"
#include "search/prefilter/anchors.h"
#include "search/prefilter/symbol_set.h"

using namespace zhijian;

namespace {

const Folder& folder() {
  static const Folder kFolder({{"嗯", "呃"}, {{"帐", "账"}, {"你", "妳"}}});
  return kFolder;
}

const Slots& slots() {
  static const Slots kSlots(folder());
  return kSlots;
}

std::u32string symbols(std::string_view text) {
  FoldedText folded;
  folder().fold(text, 0, folded);
  return {folded.symbols.begin(), folded.symbols.end()};
}

class Random {
 public:
  explicit Random(uint32_t seed) : generator_(seed) {}
  uint32_t below(uint32_t n) { return std::uniform_int_distribution<uint32_t>(0, n - 1)(generator_); }

  std::u32string text(uint32_t size) {
    static const std::u32string kAlphabet = U"您好王先生一二请稍等\x01";
    std::u32string out;
    while (out.size() < size) {
      const char32_t c = kAlphabet[below(static_cast<uint32_t>(kAlphabet.size()))];
      if (c == kSentenceBreak && (out.empty() || out.back() == kSentenceBreak)) continue;
      out += c;
    }
    return out;
  }

  Pattern pattern() {
    Pattern made;
    const uint32_t size = 1 + below(4);
    for (uint32_t i = 0; i < size; ++i) {
      Element element;
      element.kind = static_cast<Element::Kind>(below(5));
      if (element.kind == Element::Kind::Literal) {
        for (uint32_t n = 1 + below(2); n > 0; --n) element.symbols += U"您好王先生一二请稍等"[below(10)];
        element.given = element.symbols;
      }
      element.min = below(2), element.max = element.min + below(4);
      element.set = static_cast<BuiltinSet>(below(5));
      made.elements.push_back(element);
    }
    return made;
  }

 private:
  std::mt19937 generator_;
};

}  // namespace

TEST_CASE("every start and end is what the slow matcher finds") {
  Random random(20261122);
  PatternMatcher matcher(slots());
  const FieldValues fields{symbols("王"), std::nullopt};
  uint32_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    Pattern pattern = random.pattern();
    for (Element& element : pattern.elements) element.field = random.below(2);
    const std::u32string text = random.text(1 + random.below(14));
    const uint32_t refused = random.below(4);
    const auto accept = [&](uint32_t end) { return end % 4 != refused; };
    for (uint32_t start = 0; start < text.size(); ++start) {
      CAPTURE(round);
      CAPTURE(start);
      const uint32_t fast = matcher.match(pattern, Match::Kind::Normal, text, start, fields, accept);
      REQUIRE(fast == test::slow_match(slots(), pattern, text, 0, start, start, fields, accept));
      found += fast != PatternMatcher::kNoMatch;
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("anchors lead to every place where a pattern matches") {
  Random random(7);
  PatternMatcher matcher(slots());
  const FieldValues fields{std::nullopt, std::nullopt};
  for (int round = 0; round < 1500; ++round) {
    std::vector<Pattern> patterns;
    std::vector<uint32_t> chosen;
    for (uint32_t p = 0; p < 5; ++p) patterns.push_back(random.pattern()), chosen.push_back(p);
    AnchorTable table;
    table.build(patterns, chosen, slots());
    const std::u32string text = random.text(12);
    std::vector<std::vector<bool>> reached(5, std::vector<bool>(text.size(), false));
    table.scan(text, [&](const Anchor& anchor, uint32_t position) {
      for (uint32_t before = anchor.min_before; before <= anchor.max_before && before <= position; ++before) {
        reached[anchor.pattern][position - before] = true;
      }
    });
    for (const uint32_t p : table.unanchored()) reached[p].assign(text.size(), true);
    for (uint32_t p = 0; p < 5; ++p) {
      for (uint32_t start = 0; start < text.size(); ++start) {
        const bool matches = test::slow_match(slots(), patterns[p], text, 0, start, start, fields,
                                              [](uint32_t) { return true; }) != PatternMatcher::kNoMatch;
        CAPTURE(round);
        CHECK((!matches || reached[p][start]));
      }
    }
  }
}

TEST_CASE("a set of symbols never denies one that it was given") {
  Random random(3);
  int denied = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::u32string text = random.text(1 + random.below(30)), words = random.text(1 + random.below(4));
    const bool all_there = words.find_first_not_of(text) == words.npos;
    SymbolSet in_text, wanted;
    in_text.add(text), wanted.add(words);
    CHECK((!all_there || in_text.may_hold(wanted)));
    denied += !in_text.may_hold(wanted);
  }
  CHECK(denied > 100);
}

TEST_CASE("what stands for a slot has as many symbols as the slot may have") {
  Random random(11);
  const std::u32string some = symbols("王欧阳小老师傅先生女士12号a");
  for (const BuiltinSet set : {BuiltinSet::Digits, BuiltinSet::StaffId, BuiltinSet::Surname,
                               BuiltinSet::Person, BuiltinSet::Title}) {
    const auto [least, most] = Slots::size_range(set);
    size_t found = 0;
    for (int round = 0; round < 3000; ++round) {
      std::u32string text;
      for (int i = 0; i < 6; ++i) text += some[random.below(static_cast<uint32_t>(some.size()))];
      std::vector<uint32_t> lengths;
      slots().lengths(set, text, lengths);
      for (const uint32_t length : lengths) CHECK((least <= length && length <= most));
      found += lengths.size();
    }
    CHECK(found > 20);
  }
}

TEST_CASE("slots stand for what their names say") {
  const auto longest = [](BuiltinSet set, std::string_view text) {
    std::vector<uint32_t> lengths;
    slots().lengths(set, symbols(text), lengths);
    return lengths.empty() ? 0u : lengths.front();
  };
  CHECK(longest(BuiltinSet::Digits, "一百二十3号") == 5);
  CHECK(longest(BuiltinSet::Digits, "兩萬〇５") == 4);
  CHECK(longest(BuiltinSet::StaffId, "A1024号") == 5);
  CHECK(longest(BuiltinSet::Surname, "欧阳先生") == 2);
  CHECK(longest(BuiltinSet::Surname, "歐陽先生") == 2);
  CHECK(longest(BuiltinSet::Surname, "们先生") == 0);
  CHECK(longest(BuiltinSet::Person, "王小明您好") == 3);
  CHECK(longest(BuiltinSet::Person, "小王") == 2);
  CHECK(longest(BuiltinSet::Person, "王1") == 0);
  CHECK(longest(BuiltinSet::Title, "女士您好") == 2);
  CHECK(longest(BuiltinSet::Title, "客户") == 0);
}
