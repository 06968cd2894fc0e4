#include "search/call_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

void CallText::assign(const Call& call, uint32_t agent, const Folder& folder) {
  call_ = &call;
  agent_ = agent;
  turns_.clear(), turn_segments_.clear(), folded_.clear();
  for (std::vector<uint32_t>& turns : turns_of_) turns.clear();
  turn_of_segment_.assign(call.segments.size(), kNoTurn);
  turn_at_or_before_.resize(call.segments.size());
  all_timed_ = true, has_labels_ = false;
  for (uint32_t i = 0; i < call.segments.size(); ++i) {
    const Segment& segment = call.segments[i];
    has_labels_ |= segment.has_labels;
    all_timed_ &= segment.begin_ms != kNoTime && segment.end_ms != kNoTime;
    // Fold first: whether the segment interrupts anybody shows only then. A break that separates it from
    // another speaker's turn is taken back if nothing comes of it.
    const bool continues = !turns_.empty() && turns_.back().speaker == speaker(i);
    const uint32_t before = folded_.size();
    if (!continues && before > 0) {
      folded_.symbols.push_back(kTurnBreak);
      folded_.offsets.push_back(segment.text.begin);
    }
    const uint32_t first = folded_.size();
    folder.fold(std::string_view(call.text).substr(segment.text.begin, segment.text.size()),
                segment.text.begin, folded_);
    const auto characters =
        static_cast<uint32_t>(std::count_if(folded_.symbols.begin() + first, folded_.symbols.end(),
                                            [](char32_t c) { return c > kSentenceBreak; }));
    if (characters == 0) {
      // Within a turn the break stays: `好的` `。` `知道了` has a sentence end between.
      const bool keeps_break = continues && folded_.size() > first;
      if (!keeps_break) folded_.symbols.resize(before), folded_.offsets.resize(before);
      continue;
    }
    if (!continues)
      turns_.push_back({.speaker = speaker(i),
                        .first_segment = static_cast<uint32_t>(turn_segments_.size()),
                        .first_symbol = first});
    add_segment(i);
    turns_.back().characters += characters;
  }
  finish_turns();
}

void CallText::add_segment(uint32_t segment) {
  turn_of_segment_[segment] = static_cast<uint32_t>(turns_.size() - 1);
  turn_segments_.push_back(segment);
  turns_.back().last_segment = static_cast<uint32_t>(turn_segments_.size());
  turns_.back().last_symbol = folded_.size();
}

void CallText::finish_turns() {
  last_end_ms_ = kNoTime, turns_are_timed_ = turns_are_in_order_ = true;
  uint32_t latest = kNoTurn;
  for (size_t i = 0; i < turn_of_segment_.size(); ++i) {
    if (turn_of_segment_[i] != kNoTurn) latest = turn_of_segment_[i];
    turn_at_or_before_[i] = latest;
  }
  for (uint32_t t = 0; t < turns_.size(); ++t) {
    Turn& turn = turns_[t];
    const Segment& first = call_->segments[turn_segments_[turn.first_segment]];
    const Segment& last = call_->segments[turn_segments_[turn.last_segment - 1]];
    turn.text = {first.text.begin, last.text.end};
    bool timed = true;
    int64_t begin = INT64_MAX, end = 0;
    for (uint32_t i = turn.first_segment; i < turn.last_segment; ++i) {
      const Segment& segment = call_->segments[turn_segments_[i]];
      if (segment.begin_ms == kNoTime || segment.end_ms == kNoTime) {
        timed = false;
        break;
      }
      begin = std::min(begin, segment.begin_ms);
      end = std::max(end, segment.end_ms);
      turn.spoken_ms += segment.end_ms - segment.begin_ms;
    }
    if (timed) turn.begin_ms = begin, turn.end_ms = end;
    turns_are_timed_ &= timed;
    turns_are_in_order_ &= t == 0 || turns_[t - 1].begin_ms <= turn.begin_ms;
    turn.latest_end_ms = last_end_ms_ = std::max(last_end_ms_, turn.end_ms);
    std::vector<uint32_t>& same_speaker = turns_of_[static_cast<size_t>(turn.speaker)];
    turn.ordinal = static_cast<uint32_t>(same_speaker.size());
    same_speaker.push_back(t);
  }
}

Speaker CallText::speaker(uint32_t segment) const {
  const Segment& s = call_->segments[segment];
  return s.speaker == Speaker::Agent && s.agent != agent_ ? Speaker::Other : s.speaker;
}

uint32_t CallText::turn_count(Who who) const {
  return static_cast<uint32_t>(who >= Who::Anyone ? turns_.size()
                                                  : turns_of_[static_cast<size_t>(who)].size());
}

uint32_t CallText::nth_turn(Who who, uint32_t n) const {
  return who >= Who::Anyone ? n : turns_of_[static_cast<size_t>(who)][n];
}

uint32_t CallText::turns_before(Who who, uint32_t turn) const {
  if (who >= Who::Anyone) return turn;
  const std::vector<uint32_t>& turns = turns_of_[static_cast<size_t>(who)];
  return static_cast<uint32_t>(std::lower_bound(turns.begin(), turns.end(), turn) - turns.begin());
}

uint32_t CallText::symbol_end(uint32_t symbol) const {
  const uint32_t offset = folded_.offsets[symbol];
  return offset + utf8_length(static_cast<unsigned char>(call_->text[offset]));
}

uint32_t CallText::turn_of_symbol(uint32_t symbol) const {
  const auto after = std::upper_bound(turns_.begin(), turns_.end(), symbol,
                                      [](uint32_t s, const Turn& turn) { return s < turn.first_symbol; });
  return static_cast<uint32_t>(after - turns_.begin()) - 1;
}

uint32_t CallText::turn_of_offset(uint32_t offset) const {
  const auto after = std::upper_bound(turns_.begin(), turns_.end(), offset,
                                      [](uint32_t o, const Turn& turn) { return o < turn.text.begin; });
  return after == turns_.begin() ? 0 : static_cast<uint32_t>(after - turns_.begin()) - 1;
}

Span CallText::symbols_in(Span text) const {
  const auto& offsets = folded_.offsets;
  const auto begin = std::lower_bound(offsets.begin(), offsets.end(), text.begin);
  const auto end = std::lower_bound(begin, offsets.end(), text.end);
  return {static_cast<uint32_t>(begin - offsets.begin()), static_cast<uint32_t>(end - offsets.begin())};
}

uint32_t CallText::first_ending_after(const Turn& turn, uint32_t offset) const {
  const auto first = turn_segments_.begin() + turn.first_segment;
  const auto last = turn_segments_.begin() + turn.last_segment;
  const auto found = std::partition_point(
      first, last, [&](uint32_t segment) { return call_->segments[segment].text.end <= offset; });
  return static_cast<uint32_t>(found - turn_segments_.begin());
}

bool CallText::pause_after(uint32_t left) const {
  const uint32_t right = left + 1;
  if (folded_.symbols[left] <= kSentenceBreak || folded_.symbols[right] <= kSentenceBreak) return true;
  const uint32_t end = folded_.offsets[right];
  uint32_t at = symbol_end(left);
  if (at >= end) return false;
  // Between the two lie only skipped characters, perhaps of several segments of the turn, and perhaps
  // segments of others that interrupt nobody: their punctuation is not this speaker's.
  const Turn& turn = turns_[turn_of_symbol(left)];
  for (uint32_t i = first_ending_after(turn, at); i < turn.last_segment; ++i) {
    const Span text = call_->segments[turn_segments_[i]].text;
    if (text.begin >= end) break;
    const size_t stop = std::min(text.end, end);
    for (size_t c = std::max(text.begin, at); c < stop;) {
      const CharClass kind = classify(decode_utf8(call_->text, c));
      if (kind == CharClass::Pause || kind == CharClass::SentenceEnd) return true;
    }
  }
  return false;
}

void CallText::pieces(uint32_t turn, Span span, Pieces& out) const {
  const Turn& t = turns_[turn];
  for (uint32_t i = first_ending_after(t, span.begin); i < t.last_segment; ++i) {
    const uint32_t segment = turn_segments_[i];
    const Span text = call_->segments[segment].text;
    if (text.begin >= span.end) break;
    const Span part{std::max(text.begin, span.begin), std::min(text.end, span.end)};
    if (part.begin < part.end) out.push_back({segment, part});
  }
  if (!out.empty()) return;
  // An empty span: it belongs to the last segment that begins at or before it.
  const auto first = turn_segments_.begin() + t.first_segment;
  const auto after = std::partition_point(
      first, turn_segments_.begin() + t.last_segment,
      [&](uint32_t segment) { return call_->segments[segment].text.begin <= span.begin; });
  const uint32_t owner = after == first ? *first : *(after - 1);
  const Span text = call_->segments[owner].text;
  const uint32_t at = std::clamp(span.begin, text.begin, text.end);
  out.push_back({owner, {at, at}});
}

}  // namespace zhijian
