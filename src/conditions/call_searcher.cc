#include "conditions/call_searcher.h"

#include <algorithm>

#include "base/utf8.h"
#include "conditions/call_fields.h"

namespace zhijian {

namespace {

constexpr uint32_t kFiltered = 64;  ///< symbols of a turn that are filtered together
constexpr uint32_t kFewTimes = 4;

}  // namespace

CallSearcher::CallSearcher(const CompiledRubric& rubric)
    : rubric_(rubric),
      matcher_(rubric.slots, &rubric.sounds),
      exclusions_(rubric.words, rubric.slots),
      found_(rubric.searches.size()),
      possible_(rubric.searches.size()),
      group_done_(rubric.groups.size(), 0),
      done_(rubric.searches.size(), 0),
      turns_run_(rubric.searches.size()),
      asked_in_turns_(rubric.searches.size(), 0),
      sorted_(rubric.searches.size(), 0),
      next_start_(rubric.patterns.size(), 0) {
  rubric.regex_filter.start(regex_found_);
}

void CallSearcher::assign(const Call& call, uint32_t agent) {
  for (const uint32_t search : touched_) found_[search].clear(), sorted_[search] = 0;
  touched_.clear();
  for (const uint32_t search : with_possible_) possible_[search].clear();
  for (const uint32_t search : run_) done_[search] = 0;
  for (const uint32_t search : run_in_turns_) turns_run_[search].clear(), asked_in_turns_[search] = 0;
  likely_.clear(), with_possible_.clear(), run_.clear(), run_in_turns_.clear();
  std::fill(group_done_.begin(), group_done_.end(), uint8_t{0});
  for (const uint32_t pattern : started_patterns_) next_start_[pattern] = 0;
  started_patterns_.clear();
  raw_made_ = false;
  symbols_turn_ = kNoTurn;
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
  matcher_.start_call(text_);
  exclusions_.start_call(text_, fields_);
  scan();
}

void CallSearcher::scan() {
  if (text_.turns().empty()) return;
  const auto plain = static_cast<uint32_t>(rubric_.patterns.size());
  uint32_t turn = 0;
  rubric_.anchors.scan(text_.folded().view(), [&](const Anchor& anchor, uint32_t position) {
    while (position >= text_.turns()[turn].last_symbol && turn + 1 < text_.turns().size()) ++turn;
    if (anchor.pattern < plain) {
      found_anchor(anchor, turn, position);
    } else {
      found_regex_literal(anchor, turn, position);
    }
  });
  end_regex_turn();
  try_unanchored();
  likely_ = touched_;
  if (rubric_.has_first_group) filter_group(0);
  likely_.insert(likely_.end(), with_possible_.begin(), with_possible_.end());
}

void CallSearcher::try_unanchored() {
  for (const uint32_t pattern : rubric_.anchors.unanchored()) {
    const Search& search = rubric_.searches[rubric_.pattern_search[pattern]];
    for (uint32_t t = 0; t < text_.turns().size(); ++t) {
      if (!is_asked(search.who, text_.turns()[t].speaker)) continue;
      for (uint32_t s = text_.turns()[t].first_symbol; s < text_.turns()[t].last_symbol; ++s)
        try_pattern(pattern, t, s);
    }
  }
}

/// False where a symbol of the pattern's literals is missing in the turn.
bool CallSearcher::may_hold(uint32_t turn, uint32_t pattern) {
  if (turn != symbols_turn_) {
    const Turn& t = text_.turns()[turn];
    symbols_ = {};
    symbols_.add({text_.folded().symbols.data() + t.first_symbol, t.last_symbol - t.first_symbol});
    symbols_turn_ = turn;
  }
  return symbols_.may_hold(rubric_.pattern_symbols[pattern]);
}

void CallSearcher::found_anchor(const Anchor& anchor, uint32_t turn, uint32_t position) {
  const Turn& t = text_.turns()[turn];
  const Search& search = rubric_.searches[rubric_.pattern_search[anchor.pattern]];
  if (!is_asked(search.who, t.speaker) || position < t.first_symbol + anchor.min_before) return;
  if (!may_hold(turn, anchor.pattern)) return;
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
}

void CallSearcher::found_regex_literal(const Anchor& anchor, uint32_t turn, uint32_t position) {
  const auto number = static_cast<uint32_t>(anchor.pattern - rubric_.patterns.size());
  const std::u32string& literal = rubric_.regex_filter.literals()[number];
  const Turn& t = text_.turns()[turn];
  if (position < t.first_symbol + anchor.min_before) return;
  const uint32_t start = position - anchor.min_before;
  const bool is_there = t.last_symbol - start >= literal.size() &&
                        std::equal(literal.begin(), literal.end(), text_.folded().symbols.begin() + start);
  if (!is_there) return;
  if (turn != regex_turn_) end_regex_turn();
  regex_turn_ = turn;
  rubric_.regex_filter.add_found(number, regex_found_);
}

void CallSearcher::end_regex_turn() {
  rubric_.regex_filter.end_turn(regex_found_, [&](uint32_t search, uint32_t order) {
    const bool asked = is_asked(rubric_.searches[search].who, text_.turns()[regex_turn_].speaker);
    if (asked) add_possible(search, {regex_turn_, order});
  });
}

void CallSearcher::filter_group(uint32_t number) {
  if (group_done_[number]) return;
  group_done_[number] = 1;
  const SearchGroup& group = rubric_.groups[number];
  for (uint32_t t = 0; t < text_.turns().size(); ++t) {
    if ((group.speakers >> static_cast<unsigned>(text_.turns()[t].speaker) & 1u) != 0) filter_turn(group, t);
  }
}

/// A long turn holds nearly anything somewhere: it is filtered stretch by stretch, each of which holds all
/// matches that begin in it.
void CallSearcher::filter_turn(const SearchGroup& group, uint32_t turn) {
  const Turn& t = text_.turns()[turn];
  const uint32_t step = std::max(kFiltered, group.most_symbols);
  const bool is_one = t.last_symbol - t.first_symbol <= step + group.most_symbols;
  if (!is_one) added_.assign(group.phrases.size(), kNone);
  for (uint32_t first = t.first_symbol; first < t.last_symbol; first += step) {
    const uint32_t last = is_one ? t.last_symbol : std::min(first + step + group.most_symbols, t.last_symbol);
    numbers_.clear();
    group.filter.find({text_.folded().symbols.data() + first, last - first}, filter_scratch_, numbers_);
    for (const uint32_t found : numbers_) {
      const SearchGroup::Phrase& phrase = group.phrases[found];
      if (!is_asked(rubric_.searches[phrase.search].who, t.speaker)) continue;
      if (is_one) {
        add_possible(phrase.search, {turn, phrase.number, first, last});
        continue;
      }
      std::vector<Possible>& known = possible_[phrase.search];
      const bool goes_on = added_[found] != kNone &&
                           (!rubric_.is_similar(phrase.search) || known[added_[found]].last >= first);
      if (goes_on) {
        known[added_[found]].last = last;
      } else {
        added_[found] = static_cast<uint32_t>(known.size());
        add_possible(phrase.search, {turn, phrase.number, first, last});
      }
    }
    if (last == t.last_symbol) break;
  }
}

void CallSearcher::add_possible(uint32_t search, const Possible& possible) {
  if (possible_[search].empty()) with_possible_.push_back(search);
  possible_[search].push_back(possible);
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
  if (!rubric_.is_plain(search) && !done_[search]) {
    done_[search] = 1;
    run_.push_back(search);
    run_slow(search);
  }
  return in_order(search);
}

const std::vector<Hit>& CallSearcher::in_order(uint32_t search) {
  std::vector<Hit>& hits = found_[search];
  if (hits.size() > 1 && !sorted_[search]) {
    std::stable_sort(hits.begin(), hits.end(), is_preferred);
    sorted_[search] = 1;
  }
  return hits;
}

const std::vector<Hit>& CallSearcher::candidates(uint32_t search, const Reach& reach) {
  const bool runs_in_turns = rubric_.searches[search].kind == Search::Kind::Regex &&
                             !rubric_.regex_is_filtered[search] && !done_[search];
  // Whoever asks again and again gets all at once.
  if (!runs_in_turns || ++asked_in_turns_[search] > kFewTimes) return candidates(search);
  for (uint32_t turn = reach.first_turn; turn < reach.last_turn; ++turn) {
    if (reach.holds_turn(turn)) run_regex_in(search, turn);
  }
  return in_order(search);
}

void CallSearcher::run_slow(uint32_t index) {
  const Search& search = rubric_.searches[index];
  std::vector<Hit>& hits = found_[index];
  const uint32_t group = rubric_.group_of_search[index];
  if (group != kNone) filter_group(group);
  if (search.kind == Search::Kind::Regex) {
    run_regex(index, hits);
  } else if (rubric_.is_similar(index)) {
    run_similar(index, hits);
  } else if (search.match.kind == Match::Kind::Literal) {
    if (!possible_[index].empty() && !raw_made_) make_raw();
    run_patterns(index, raw_, raw_turns_);
  } else if (!possible_[index].empty()) {
    std::vector<Span> ranges;
    for (const Turn& turn : text_.turns()) ranges.push_back({turn.first_symbol, turn.last_symbol});
    run_patterns(index, text_.folded(), ranges);
  }
  if (!hits.empty()) touched_.push_back(index);
}

void CallSearcher::run_regex(uint32_t index, std::vector<Hit>& hits) {
  const Search& search = rubric_.searches[index];
  const RegexSearch& regexes = rubric_.regexes[search.first_pattern];
  const auto find = [&](uint32_t order, uint32_t turn) {
    regexes.find(order, search, text_, turn, regex_text(turn), exclusions_, hits);
  };
  if (rubric_.regex_is_filtered[index]) {
    for (const Possible& possible : possible_[index]) find(possible.number, possible.turn);
    return;
  }
  for (uint32_t t = 0; t < text_.turns().size(); ++t) run_regex_in(index, t);
}

/// For expressions that any turn may hold, as `.+`: a turn at a time, since they are mostly asked of one.
void CallSearcher::run_regex_in(uint32_t index, uint32_t turn) {
  const Search& search = rubric_.searches[index];
  if (!is_asked(search.who, text_.turns()[turn].speaker)) return;
  std::vector<uint8_t>& was_run = turns_run_[index];
  if (was_run.empty()) was_run.resize(text_.turns().size(), 0), run_in_turns_.push_back(index);
  if (was_run[turn]) return;
  was_run[turn] = 1;
  std::vector<Hit>& hits = found_[index];
  const bool had_none = hits.empty();
  const RegexSearch& regexes = rubric_.regexes[search.first_pattern];
  for (uint32_t i = 0; i < regexes.size(); ++i) {
    regexes.find(i, search, text_, turn, regex_text(turn), exclusions_, hits);
  }
  if (had_none && !hits.empty()) touched_.push_back(index);
  sorted_[index] = 0;
}

void CallSearcher::run_similar(uint32_t index, std::vector<Hit>& hits) {
  uint32_t last_turn = kNoTurn;
  for (const Possible& possible : possible_[index]) {
    if (possible.turn == last_turn) continue;
    last_turn = possible.turn;
    const Turn& turn = text_.turns()[last_turn];
    similar_hits(index, last_turn, turn.first_symbol, turn.last_symbol, hits);
  }
}

void CallSearcher::run_patterns(uint32_t index, const FoldedText& stream, const std::vector<Span>& turns) {
  const Search& search = rubric_.searches[index];
  const bool raw = &stream == &raw_;
  for (const Possible& possible : possible_[index]) {
    const Span turn = turns[possible.turn];
    const Pattern& pattern = rubric_.patterns[search.first_pattern + possible.number];
    const std::u32string_view symbols(stream.symbols.data() + turn.begin, turn.size());
    for (uint32_t start = 0; start < symbols.size(); ++start) {
      const auto accept = [&](uint32_t stop) {
        Span place{turn.begin + start, turn.begin + stop};
        if (raw) {
          const uint32_t last = stream.offsets[place.end - 1];
          place = text_.symbols_in({stream.offsets[place.begin], last + 1});
        }
        return !exclusions_.excluded(search, possible.turn, place.begin, place.end);
      };
      const uint32_t end =
          matcher_.match(pattern, search.match.kind, symbols, start, raw ? given_fields_ : fields_, accept);
      if (end == PatternMatcher::kNoMatch) continue;
      add_hit(pattern, index, possible.turn, stream, turn.begin + start, turn.begin + end, turn.begin);
    }
  }
}

void CallSearcher::similar_hits(uint32_t search, uint32_t turn, uint32_t first, uint32_t last,
                                std::vector<Hit>& hits) {
  const std::vector<Possible>& possible = possible_[search];
  const auto [begin, end] =
      std::equal_range(possible.begin(), possible.end(), Possible{turn, 0, 0, 0},
                       [](const Possible& a, const Possible& b) { return a.turn < b.turn; });
  similar_possible_.clear();
  for (auto one = begin; one != end; ++one) {
    similar_possible_.push_back({one->number, one->first, one->last});
  }
  rubric_.similars[search].find(rubric_.searches[search], text_, turn, first, last, similar_possible_,
                                fields_, exclusions_, similar_scratch_, hits);
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
  text.folded.clear(), text.utf8.clear();
  const Turn& t = text_.turns()[turn];
  for (uint32_t i = t.first_segment; i < t.last_segment; ++i) {
    const Span span = text_.call().segments[text_.turn_segments()[i]].text;
    rubric_.folder.fold_keeping_punctuation(
        std::string_view(text_.call().text).substr(span.begin, span.size()), span.begin, text.folded);
  }
  append_utf8(text.folded.view(), text.utf8);
  return text;
}

}  // namespace zhijian
