#include "match/call_searcher.h"

#include <algorithm>

#include "base/utf8.h"
#include "match/call_fields.h"

namespace zhijian {

CallSearcher::CallSearcher(const CompiledRubric& rubric)
    : rubric_(rubric),
      matcher_(rubric.slots, &rubric.sounds),
      exclusions_(rubric.words, rubric.slots),
      found_(rubric.searches.size()),
      done_(rubric.searches.size(), 0),
      sorted_(rubric.searches.size(), 0),
      next_start_(rubric.patterns.size(), 0) {}

void CallSearcher::assign(const Call& call, uint32_t agent) {
  for (const uint32_t search : touched_) found_[search].clear(), sorted_[search] = 0;
  touched_.clear();
  for (const uint32_t search : rubric_.slow_searches) done_[search] = 0;
  for (const uint32_t pattern : started_patterns_) next_start_[pattern] = 0;
  started_patterns_.clear();
  raw_made_ = false;
  std::fill(regex_made_.begin(), regex_made_.end(), uint8_t{0});

  text_.assign(call, agent, rubric_.folder);
  fields_.assign(rubric_.fields.size(), std::nullopt);
  given_fields_ = fields_;
  for (size_t i = 0; i < rubric_.fields.size(); ++i) {
    const std::optional<std::string> value = call_field(text_, rubric_.fields[i]);
    if (!value) continue;
    given_fields_[i] = to_utf32(*value);
    fields_[i] = rubric_.folder.fold_characters(*value);
  }
  exclusions_.start_call(text_, fields_);
  scan();
}

void CallSearcher::scan() {
  if (text_.turns().empty()) return;
  const std::vector<char32_t>& symbols = text_.folded().symbols;
  uint32_t turn = 0;
  rubric_.anchors.scan({symbols.data(), symbols.size()}, [&](const Anchor& anchor, uint32_t position) {
    while (position >= text_.turns()[turn].last_symbol && turn + 1 < text_.turns().size()) ++turn;
    const Turn& t = text_.turns()[turn];
    const Search& search = rubric_.searches[rubric_.pattern_search[anchor.pattern]];
    if (!is_asked(search.who, t.speaker) || position < t.first_symbol + anchor.min_before) return;
    const uint32_t reach = position - t.first_symbol;
    uint32_t start = reach > anchor.max_before ? position - anchor.max_before : t.first_symbol;
    const uint32_t last = position - anchor.min_before;
    if (anchor.min_before != anchor.max_before) {
      // Neighbouring anchors of a pattern with gaps reach back to the same starts: each is tried once.
      uint32_t& next = next_start_[anchor.pattern];
      if (next == 0) started_patterns_.push_back(anchor.pattern);
      start = std::max(start, next);
      next = std::max(next, last + 1);
    }
    for (; start <= last; ++start) try_pattern(anchor.pattern, turn, start);
  });
  for (const uint32_t pattern : rubric_.anchors.unanchored()) {
    const Search& search = rubric_.searches[rubric_.pattern_search[pattern]];
    for (uint32_t t = 0; t < text_.turns().size(); ++t) {
      if (!is_asked(search.who, text_.turns()[t].speaker)) continue;
      for (uint32_t s = text_.turns()[t].first_symbol; s < text_.turns()[t].last_symbol; ++s)
        try_pattern(pattern, t, s);
    }
  }
}

void CallSearcher::try_pattern(uint32_t index, uint32_t turn, uint32_t start) {
  const Pattern& pattern = rubric_.patterns[index];
  const uint32_t search = rubric_.pattern_search[index];
  const Turn& t = text_.turns()[turn];
  const std::u32string_view symbols(text_.folded().symbols.data() + t.first_symbol,
                                    t.last_symbol - t.first_symbol);
  const uint32_t end = matcher_.match(
      pattern, Match::Kind::Normal, symbols, start - t.first_symbol, fields_, [&](uint32_t stop) {
        return !exclusions_.excluded(rubric_.searches[search], turn, start, t.first_symbol + stop);
      });
  if (end == PatternMatcher::kNoMatch) return;
  add_hit(pattern, search, turn, text_.folded(), start, t.first_symbol + end, t.first_symbol);
}

char32_t CallSearcher::given(const FoldedText& stream, uint32_t symbol) const {
  size_t at = stream.offsets[symbol];
  return decode_utf8(text_.call().text, at);
}

Grade CallSearcher::grade_of(const Pattern& pattern, const Search& search, const FoldedText& stream,
                             uint32_t turn_begin) const {
  if (search.match.kind == Match::Kind::Literal) return Grade::Exact;
  Grade grade = pattern.regional ? Grade::Variant : Grade::Exact;
  for (size_t e = 0; e < pattern.elements.size(); ++e) {
    const Element& element = pattern.elements[e];
    const uint32_t begin = turn_begin + matcher_.element_begins()[e];
    for (uint32_t i = 0; i < element.symbols.size(); ++i) {
      if (stream.symbols[begin + i] != element.symbols[i]) return Grade::Homophone;
      if (given(stream, begin + i) != element.given[i]) grade = Grade::Variant;
    }
  }
  return grade;
}

void CallSearcher::add_hit(const Pattern& pattern, uint32_t search, uint32_t turn, const FoldedText& stream,
                           uint32_t begin, uint32_t end, uint32_t turn_begin) {
  const uint32_t last = stream.offsets[end - 1];
  const Span span{stream.offsets[begin],
                  last + utf8_length(static_cast<unsigned char>(text_.call().text[last]))};
  if (found_[search].empty()) touched_.push_back(search);
  found_[search].push_back(
      {.span = span,
       .turn = turn,
       .grade = grade_of(pattern, rubric_.searches[search], stream, turn_begin),
       .phrase = pattern.phrase,
       .order = static_cast<uint32_t>(&pattern - &rubric_.patterns[rubric_.searches[search].first_pattern]),
       .speaker = text_.turns()[turn].speaker});
}

const std::vector<Hit>& CallSearcher::candidates(uint32_t search) {
  const bool slow = rubric_.searches[search].match.kind != Match::Kind::Normal ||
                    rubric_.searches[search].kind == Search::Kind::Regex;
  if (slow && !done_[search]) {
    done_[search] = 1;
    run_slow(search);
  }
  std::vector<Hit>& hits = found_[search];
  if (hits.size() > 1 && !sorted_[search]) {
    std::stable_sort(hits.begin(), hits.end(), is_preferred);
    sorted_[search] = 1;
  }
  return hits;
}

void CallSearcher::run_slow(uint32_t index) {
  const Search& search = rubric_.searches[index];
  std::vector<Hit>& hits = found_[index];
  const std::vector<Turn>& turns = text_.turns();
  if (search.kind == Search::Kind::Regex) {
    for (uint32_t t = 0; t < turns.size(); ++t) {
      if (!is_asked(search.who, turns[t].speaker)) continue;
      rubric_.regexes[search.first_pattern].find(search, text_, t, regex_text(t), exclusions_, hits);
    }
  } else if (search.match.kind == Match::Kind::Similar || search.match.kind == Match::Kind::SimilarBySound) {
    for (uint32_t t = 0; t < turns.size(); ++t) {
      if (is_asked(search.who, turns[t].speaker))
        similar_hits(index, t, turns[t].first_symbol, turns[t].last_symbol, hits);
    }
  } else if (search.match.kind == Match::Kind::Literal) {
    if (!raw_made_) make_raw();
    find_patterns_everywhere(index, raw_, raw_turns_);
  } else {
    std::vector<Span> ranges;
    for (const Turn& turn : turns) ranges.push_back({turn.first_symbol, turn.last_symbol});
    find_patterns_everywhere(index, text_.folded(), ranges);
  }
  if (!hits.empty() && std::find(touched_.begin(), touched_.end(), index) == touched_.end())
    touched_.push_back(index);
}

void CallSearcher::find_patterns_everywhere(uint32_t index, const FoldedText& stream,
                                            const std::vector<Span>& turns) {
  const Search& search = rubric_.searches[index];
  const bool raw = &stream == &raw_;
  for (uint32_t t = 0; t < turns.size(); ++t) {
    if (!is_asked(search.who, text_.turns()[t].speaker)) continue;
    const std::u32string_view symbols(stream.symbols.data() + turns[t].begin, turns[t].size());
    for (uint32_t p = search.first_pattern; p < search.last_pattern; ++p) {
      for (uint32_t start = 0; start < symbols.size(); ++start) {
        const auto accept = [&](uint32_t stop) {
          Span place{turns[t].begin + start, turns[t].begin + stop};
          if (raw) {
            const uint32_t last = stream.offsets[place.end - 1];
            place = text_.symbols_in({stream.offsets[place.begin], last + 1});
          }
          return !exclusions_.excluded(search, t, place.begin, place.end);
        };
        const uint32_t end = matcher_.match(rubric_.patterns[p], search.match.kind, symbols, start,
                                            raw ? given_fields_ : fields_, accept);
        if (end == PatternMatcher::kNoMatch) continue;
        add_hit(rubric_.patterns[p], index, t, stream, turns[t].begin + start, turns[t].begin + end,
                turns[t].begin);
      }
    }
  }
}

void CallSearcher::similar_hits(uint32_t search, uint32_t turn, uint32_t first, uint32_t last,
                                std::vector<Hit>& hits) {
  rubric_.similars[search].find(rubric_.searches[search], text_, turn, first, last, fields_, exclusions_,
                                similar_scratch_, hits);
}

void CallSearcher::make_raw() {
  raw_made_ = true;
  raw_.clear(), raw_turns_.clear();
  for (const Turn& turn : text_.turns()) {
    const uint32_t first = raw_.size();
    for (uint32_t i = turn.first_segment; i < turn.last_segment; ++i) {
      const Span text = text_.call().segments[text_.turn_segments()[i]].text;
      for (size_t at = text.begin; at < text.end;) {
        raw_.offsets.push_back(static_cast<uint32_t>(at));
        const char32_t c = decode_utf8(text_.call().text, at);
        // U+0000 and U+0001 mean something else among symbols; no phrase holds them.
        raw_.symbols.push_back(c <= kSentenceBreak ? 0xFFFD : c);
      }
    }
    raw_turns_.push_back({first, raw_.size()});
  }
}

const RegexText& CallSearcher::regex_text(uint32_t turn) {
  if (regex_texts_.size() <= turn) regex_texts_.resize(turn + 1), regex_made_.resize(turn + 1, 0);
  RegexText& text = regex_texts_[turn];
  if (regex_made_[turn]) return text;
  regex_made_[turn] = 1;
  text.text.clear(), text.offsets.clear();
  const Turn& t = text_.turns()[turn];
  for (uint32_t i = t.first_segment; i < t.last_segment; ++i) {
    const Span span = text_.call().segments[text_.turn_segments()[i]].text;
    rubric_.folder.fold_keeping_punctuation(
        std::string_view(text_.call().text).substr(span.begin, span.size()), span.begin, text.text,
        text.offsets);
  }
  return text;
}

}  // namespace zhijian
