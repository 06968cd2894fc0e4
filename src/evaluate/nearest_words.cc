#include "evaluate/nearest_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

namespace {

Span text_of(uint32_t begin, uint32_t end, const CallText& text) {
  const uint32_t from = text.folded().offsets[begin];
  return {from, begin < end ? text.symbol_end(end - 1) : from};
}

std::string slot_mark(const Element& element) {
  if (element.kind == Element::Kind::Field) return "<call.…>";
  switch (element.set) {
    case BuiltinSet::Digits:
      return "<数字>";
    case BuiltinSet::Surname:
      return "<姓>";
    case BuiltinSet::Person:
      return "<姓名>";
    case BuiltinSet::Title:
      return "<称谓>";
    case BuiltinSet::StaffId:
      break;
  }
  return "<工号>";
}

constexpr uint32_t kSaidInPlaceOfSlot = 4;

}  // namespace

std::vector<LookedAt> looked_at(const Reach& reach, Who who, const CallText& text) {
  std::vector<LookedAt> all;
  for (uint32_t t = reach.first_turn; t < reach.last_turn; ++t) {
    const Turn& turn = text.turns()[t];
    if (!is_asked(who, turn.speaker) || !reach.holds_turn(t)) continue;
    const FoldedText& folded = text.folded();
    uint32_t inside = 0;
    for (uint32_t i = turn.first_symbol; i < turn.last_symbol; ++i) {
      const uint32_t at = folded.offsets[i];
      if (folded.symbols[i] > kSentenceBreak && at >= reach.begin && at < reach.end) ++inside;
    }
    if (inside > 0) all.push_back({t + 1, inside == turn.characters});
  }
  return all;
}

std::optional<Alignment> nearest_in(const CompiledRubric& rubric, const Search& search, const Reach& reach,
                                    const std::vector<LookedAt>& turns, const CallText& text,
                                    const FieldValues& fields) {
  std::optional<Alignment> nearest;
  const Aligner aligner(rubric, text, fields);
  for (const LookedAt& looked : turns) {
    const uint32_t t = looked.turn - 1;
    const Turn& turn = text.turns()[t];
    const Span symbols =
        text.symbols_in({std::max(turn.text.begin, reach.begin), std::min(turn.text.end, reach.end)});
    for (uint32_t p = search.first_pattern; p < search.last_pattern; ++p) {
      std::optional<Alignment> one =
          aligner.best(rubric.patterns[p], search.match, t, std::max(symbols.begin, turn.first_symbol),
                       std::min(symbols.end, turn.last_symbol));
      if (!one) continue;
      one->order = p;
      if (!nearest || one->better_than(*nearest)) nearest = std::move(one);
    }
  }
  return nearest;
}

std::optional<NearestWords> nearest_except(const CompiledRubric& rubric, const Search& search, const Hit& hit,
                                           const CallText& text, const FieldValues& fields) {
  std::optional<Alignment> nearest;
  const Aligner aligner(rubric, text, fields);
  const Turn& turn = text.turns()[hit.turn];
  for (const Pattern& pattern : search.except->patterns) {
    std::optional<Alignment> one =
        aligner.best(pattern, Match{}, hit.turn, turn.first_symbol, turn.last_symbol);
    if (one && (!nearest || one->better_than(*nearest))) nearest = std::move(one);
  }
  if (!nearest) return std::nullopt;
  return to_words(*nearest, search.except->texts[nearest->pattern->phrase], Match{}, text);
}

NearestWords to_words(const Alignment& alignment, std::string_view phrase, const Match& match,
                      const CallText& text) {
  using Kind = Alignment::Step::Kind;
  NearestWords words{.turn = alignment.turn + 1,
                     .speaker = text.turns()[alignment.turn].speaker,
                     .phrase = std::string(phrase),
                     .similarity = alignment.similarity(),
                     .by_sound = match.kind != Match::Kind::Similar};
  text.pieces(alignment.turn, text_of(alignment.begin, alignment.end, text), words.pieces);
  for (const Alignment::Step& step : alignment.steps) {
    const bool same = step.kind == Kind::Same || step.kind == Kind::Free;
    const bool has_said = step.begin < step.end;
    if (words.steps.empty() || words.steps.back().same != same) words.steps.push_back({.same = same});
    NearestWords::Step& last = words.steps.back();
    const Span said = text_of(step.begin, step.end, text);
    if (has_said) last.said = {last.said.empty() ? said.begin : last.said.begin, said.end};
    if (!has_said && last.said.empty()) last.said = {said.begin, said.begin};
    if (step.asked != 0) append_utf8(step.asked, last.asked);
  }
  return words;
}

Remedy flaw_remedy(const Alignment& alignment, const CallText& text) {
  Alignment::Flaw flaw = alignment.flaws.front();
  if (flaw.kind == Alignment::Flaw::Kind::WrongSlot && flaw.begin == flaw.end) {
    // The slot took nothing: what is said there in place of it.
    flaw.end = std::min(flaw.begin + kSaidInPlaceOfSlot, text.turns()[alignment.turn].last_symbol);
  }
  const Span place = text_of(flaw.begin, flaw.end, text);
  const std::string_view taken = std::string_view(text.call().text).substr(place.begin, place.size());
  Remedy remedy{.turn = alignment.turn + 1,
                .speaker = text.turns()[alignment.turn].speaker,
                .said = text_of(alignment.begin, alignment.end, text)};
  uint32_t characters = 0;
  for (uint32_t i = flaw.begin; i < flaw.end; ++i) characters += text.folded().symbols[i] > kSentenceBreak;
  switch (flaw.kind) {
    case Alignment::Flaw::Kind::SentenceEnd:
      remedy.kind = Remedy::Kind::SentenceEnd;
      break;
    case Alignment::Flaw::Kind::GapTooLong:
      remedy.kind = Remedy::Kind::GapTooLong;
      remedy.words = taken;
      remedy.change = "<" + std::to_string(flaw.element->min) + "-" + std::to_string(characters) + ">";
      break;
    case Alignment::Flaw::Kind::GapTooShort:
      remedy.kind = Remedy::Kind::GapTooShort;
      remedy.words = taken;
      remedy.change = "<" + std::to_string(characters) + "-" + std::to_string(flaw.element->max) + ">";
      break;
    case Alignment::Flaw::Kind::WrongSlot:
      remedy.kind = Remedy::Kind::WrongSlot;
      remedy.words = taken;
      remedy.change = slot_mark(*flaw.element);
      break;
  }
  return remedy;
}

}  // namespace zhijian
