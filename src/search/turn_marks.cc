#include "search/turn_marks.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

namespace {

constexpr std::string_view kNegations[] = {"不", "没", "无", "别",   "未",   "勿",   "莫",   "甭",   "毋",
                                           "非", "冇", "唔", "禁止", "严禁", "拒绝", "避免", "杜绝", "绝非"};
/// Words that hold a negation and negate nothing.
constexpr std::string_view kNotNegations[] = {
    "不但",   "不仅",   "不过",   "不管", "不论",     "不好意思", "对不起", "了不起", "差不多",
    "不得不", "不能不", "不会不", "无论", "无论如何", "无非",     "特别",   "分别",   "差别",
    "区别",   "级别",   "告别",   "别人", "别的",     "没问题",   "没事",   "非常",   "除非"};
constexpr std::string_view kParticles = "的哦呢啊呀吧嘛了";

std::u32string folded(const Folder& folder, std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += folder.fold_character(c);
  return out;
}

}  // namespace

SpecialWords::SpecialWords(const Folder& folder) : particles(folded(folder, kParticles)) {
  for (const std::string_view word : kNegations) negations.push_back(folded(folder, word));
  for (const std::string_view word : kNotNegations) not_negations.push_back(folded(folder, word));
}

void TurnMarks::start_call(const CallText& text) {
  text_ = &text;
  told_.assign(text.turns().size(), 0);
  marks_.resize(text.folded().symbols.size() + 1);
}

uint32_t TurnMarks::negation_at(const Turn& turn, uint32_t at) const {
  const auto& symbols = text_->folded().symbols;
  const std::u32string_view all(symbols.data() + turn.first_symbol, turn.last_symbol - turn.first_symbol);
  const uint32_t place = at - turn.first_symbol;
  const auto negation =
      std::find_if(words_.negations.begin(), words_.negations.end(),
                   [&](const std::u32string& word) { return all.substr(place).starts_with(word); });
  if (negation == words_.negations.end()) return 0;
  const bool negates_nothing =
      std::any_of(words_.not_negations.begin(), words_.not_negations.end(), [&](const std::u32string& word) {
        for (uint32_t offset = 0; offset < word.size(); ++offset) {
          if (offset <= place && all.substr(place - offset).starts_with(word)) return true;
        }
        return false;
      });
  return negates_nothing ? 0 : static_cast<uint32_t>(negation->size());
}

void TurnMarks::tell(uint32_t turn) {
  told_[turn] = 1;
  const auto& symbols = text_->folded().symbols;
  const Turn& t = text_->turns()[turn];
  const auto means_nothing = [&](uint32_t at) {
    return symbols[at] == kSentenceBreak || words_.particles.find(symbols[at]) != std::u32string::npos;
  };
  uint8_t mark = kBeginsClause | kBeginsTurn;
  uint32_t negated_from = 0;  // where the last negation of the clause ends, which may be further on
  marks_[t.first_symbol] = mark;
  for (uint32_t at = t.first_symbol; at < t.last_symbol; ++at) {
    if (!means_nothing(at)) mark &= static_cast<uint8_t>(~(kBeginsClause | kBeginsTurn));
    if (const uint32_t size = negation_at(t, at); size > 0 && (mark & kNegated) == 0)
      negated_from = at + size;
    if (negated_from == at + 1) mark |= kNegated;
    const bool pause = at + 1 < t.last_symbol && text_->pause_after(at);
    if (pause) mark = static_cast<uint8_t>((mark | kBeginsClause) & ~kNegated), negated_from = 0;
    marks_[at + 1] = mark;
  }
  mark = kEndsClause | kEndsTurn;
  marks_[t.last_symbol] |= mark;
  for (uint32_t at = t.last_symbol; at-- > t.first_symbol;) {
    // Between what ends here and the symbol `at`, which follows it.
    if (!means_nothing(at)) mark = 0;
    if (at > t.first_symbol && text_->pause_after(at - 1)) mark |= kEndsClause;
    marks_[at] |= mark;
  }
}

}  // namespace zhijian
