// The fast code that folds and matches against the slow and obvious, on texts and patterns that the bytes
// choose.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "evaluate/slow_matcher.h"
#include "fuzz/require.h"
#include "search/pattern_matcher.h"
#include "search/prefilter/anchors.h"
#include "text/slow_fold.h"

using namespace zhijian;

namespace {

/// Takes bytes from the front; zeros when there are none left.
class Bytes {
 public:
  Bytes(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  bool empty() const { return size_ == 0; }
  uint32_t below(uint32_t limit) {
    if (empty()) return 0;
    --size_;
    return *data_++ % limit;
  }

 private:
  const uint8_t* data_;
  size_t size_;
};

const std::vector<std::u32string> kGlosses = {U"(lián)", U"（xi4）"};

/// What folding takes apart, joins or skips, and some that it leaves alone.
constexpr std::string_view kWords[] = {
    "不", "知", "道", "嗯", "呃", "那", "個", "个",     "啊",      "標",     "帳",      "妳",
    "Ａ", "a",  "1",  "３", ".",  "..", "。", "，",     "！",      "…",      "“",       " ",
    "\n", "㏇", "ﷺ",  "½",  "😀",  "𠮷", "𫔀", "´",      "(",       "）",     "%",       "－",
    "王", "先", "生", "一", "二", "您", "好", "(lián)", "（xi4）", "\u200B", "e\u0301", "⑴"};

const Folder& folder() {
  static const Folder kFolder(
      FoldOptions{{"嗯", "那个", "那个啊", "a1", "𠮷", "o", "𫔀"}, {{"帐", "账"}, {"道", "𠮷"}}});
  return kFolder;
}

std::string text_of(Bytes& bytes, uint32_t limit) {
  std::string text;
  for (uint32_t count = bytes.below(limit); count > 0; --count) {
    text += kWords[bytes.below(std::size(kWords))];
  }
  return text;
}

std::u32string symbols_of(const FoldedText& folded) {
  return {folded.symbols.begin(), folded.symbols.end()};
}

FoldedText folded_alike(const std::string& text, uint32_t base) {
  FoldedText fast;
  folder().fold(text, base, fast);
  const FoldedText slow = test::slow_fold(text, base, folder(), kGlosses);
  FUZZ_REQUIRE(symbols_of(fast) == symbols_of(slow));
  FUZZ_REQUIRE(fast.offsets == slow.offsets);
  return fast;
}

Pattern pattern_of(Bytes& bytes) {
  Pattern pattern;
  for (uint32_t count = 1 + bytes.below(4); count > 0; --count) {
    Element element;
    element.kind = static_cast<Element::Kind>(bytes.below(5));
    if (element.kind == Element::Kind::Literal) {
      for (uint32_t n = 1 + bytes.below(2); n > 0; --n)
        element.symbols += U"不知道王先生一二您好a1"[bytes.below(12)];
      element.given = element.symbols;
    }
    element.min = bytes.below(3), element.max = element.min + bytes.below(4);
    element.set = static_cast<BuiltinSet>(bytes.below(5));
    element.field = bytes.below(2);
    pattern.elements.push_back(element);
  }
  return pattern;
}

void match_alike(const Pattern& pattern, const std::u32string& text, uint32_t refused) {
  static const Slots slots(folder());
  static PatternMatcher matcher(slots);
  static const FieldValues fields{U"王", std::nullopt};
  AnchorTable anchors;
  anchors.build({pattern}, {0}, slots);
  std::vector<bool> reached(text.size(), !anchors.unanchored().empty());
  anchors.scan(text, [&](const Anchor& anchor, uint32_t position) {
    for (uint32_t before = anchor.min_before; before <= anchor.max_before && before <= position; ++before) {
      reached[position - before] = true;
    }
  });
  const auto accept = [&](uint32_t end) { return end % 4 != refused; };
  for (uint32_t start = 0; start < text.size(); ++start) {
    const uint32_t fast = matcher.match(pattern, Match::Kind::Normal, text, start, fields, accept);
    FUZZ_REQUIRE(fast == test::slow_match(slots, pattern, text, 0, start, start, fields, accept));
    FUZZ_REQUIRE(fast == PatternMatcher::kNoMatch || reached[start]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Bytes bytes(data, size);
  const Pattern pattern = pattern_of(bytes);
  const uint32_t refused = bytes.below(5);
  const std::u32string text = symbols_of(folded_alike(text_of(bytes, 24), 1 + bytes.below(200)));
  match_alike(pattern, text.substr(0, 24), refused);
  return 0;
}
