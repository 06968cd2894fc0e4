// What takes a match away again: `except`, `ignore_negated`, `alone` (rubric language, In detail 13 and 14).
#include <algorithm>

#include "base/utf8.h"
#include "search/search.h"

namespace zhijian {

namespace {

constexpr std::string_view kNegations[] = {"不", "没", "无", "别", "未", "勿"};
constexpr std::string_view kNotNegations[] = {"不但", "不仅", "不过", "不管", "不论",   "特别",
                                              "分别", "差别", "区别", "级别", "没问题", "没事"};
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

void Exclusions::start_call(const CallText& text, const FieldValues& fields) {
  text_ = &text, fields_ = &fields;
  except_search_ = nullptr;
}

bool Exclusions::excluded(const Search& search, uint32_t turn, uint32_t begin, uint32_t end) {
  if (!search.except.empty() && overlaps_except(search, turn, begin, end)) return true;
  const Turn& t = text_->turns()[turn];
  if (search.ignore_negated && negated(t, begin)) return true;
  return search.alone && !alone(*search.alone, t, begin, end);
}

bool Exclusions::overlaps_except(const Search& search, uint32_t turn, uint32_t begin, uint32_t end) {
  const Turn& t = text_->turns()[turn];
  if (except_search_ != &search || except_turn_ != turn) {
    except_search_ = &search, except_turn_ = turn;
    except_spans_.clear();
    const std::u32string_view symbols(text_->folded().symbols.data() + t.first_symbol,
                                      t.last_symbol - t.first_symbol);
    for (const Pattern& pattern : search.except) {
      for (uint32_t start = 0; start < symbols.size(); ++start) {
        const uint32_t stop = matcher_.match(pattern, Match::Kind::Normal, symbols, start, *fields_,
                                             [](uint32_t) { return true; });
        if (stop != PatternMatcher::kNoMatch)
          except_spans_.push_back({t.first_symbol + start, t.first_symbol + stop});
      }
    }
  }
  return std::any_of(except_spans_.begin(), except_spans_.end(), [&](Span span) {
    return span.overlaps({begin, end});
  });
}

bool Exclusions::negated(const Turn& turn, uint32_t begin) const {
  const auto& symbols = text_->folded().symbols;
  const std::u32string_view all(symbols.data() + turn.first_symbol, turn.last_symbol - turn.first_symbol);
  const auto part_of_word = [&](uint32_t at) {
    return std::any_of(words_.not_negations.begin(), words_.not_negations.end(),
                       [&](const std::u32string& word) {
                         for (uint32_t offset = 0; offset < word.size(); ++offset) {
                           const uint32_t place = at - turn.first_symbol;
                           if (offset <= place && all.substr(place - offset).starts_with(word)) return true;
                         }
                         return false;
                       });
  };
  for (uint32_t at = begin; at-- > turn.first_symbol;) {
    if (text_->pause_after(at)) return false;
    const bool negation = std::any_of(words_.negations.begin(), words_.negations.end(),
                                      [&](const std::u32string& word) { return word[0] == symbols[at]; });
    if (negation && !part_of_word(at)) return true;
  }
  return false;
}

bool Exclusions::alone(Alone where, const Turn& turn, uint32_t begin, uint32_t end) const {
  const auto& symbols = text_->folded().symbols;
  const auto is_particle = [&](char32_t symbol) {
    return words_.particles.find(symbol) != std::u32string::npos;
  };
  for (uint32_t at = begin; at-- > turn.first_symbol;) {
    if (where == Alone::Clause && text_->pause_after(at)) break;
    if (symbols[at] != kSentenceBreak && !is_particle(symbols[at])) return false;
  }
  for (uint32_t at = end; at < turn.last_symbol; ++at) {
    if (where == Alone::Clause && text_->pause_after(at - 1)) break;
    if (symbols[at] != kSentenceBreak && !is_particle(symbols[at])) return false;
  }
  return true;
}

}  // namespace zhijian
