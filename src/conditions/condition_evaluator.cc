#include "conditions/condition_evaluator.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/messages/match.h"
#include "conditions/probes.h"

namespace zhijian {

namespace {

/// How many hits make a test without an upper limit true.
size_t needed(const Comparison& comparison) {
  const double least =
      comparison.kind == Comparison::Kind::Over ? std::floor(comparison.low) + 1 : std::ceil(comparison.low);
  return least <= 0 ? 0 : static_cast<size_t>(least);
}

/// True if a test with an upper limit holds for this count or can hold for a larger one.
bool can_hold_from(const Comparison& comparison, double count) {
  switch (comparison.kind) {
    case Comparison::Kind::Under:
      return count < comparison.low;
    case Comparison::Kind::Between:
      return count <= comparison.high;
    default:
      return count <= comparison.low;
  }
}

/// False for an empty reach: no words of the speaker lie in it.
bool holds_any_turn(const Reach& reach, Who who, const CallText& call) {
  const uint32_t first = std::max(reach.first_turn, call.turn_of_offset(reach.begin));
  for (uint32_t n = call.turns_before(who, first); n < call.turn_count(who); ++n) {
    const uint32_t t = call.nth_turn(who, n);
    const Turn& turn = call.turns()[t];
    if (t >= reach.last_turn || turn.text.begin >= reach.end) return false;
    if (!reach.holds_turn(t)) continue;
    const Span words = call.symbols_in(
        {std::max(turn.text.begin, reach.begin), std::max(reach.begin, std::min(turn.text.end, reach.end))});
    const auto is_word = [&](uint32_t i) { return call.folded().symbols[i] > kSentenceBreak; };
    for (uint32_t i = words.begin; i < words.end; ++i) {
      if (is_word(i)) return true;
    }
  }
  return false;
}

}  // namespace

ConditionEvaluator::ConditionEvaluator(const CompiledRubric& rubric)
    : rubric_(rubric),
      searcher_(rubric),
      probes_(rubric.probe_count),
      probe_done_(rubric.probe_count, 0),
      moments_(rubric.moments.size()),
      moment_done_(rubric.moments.size(), 0) {}

void ConditionEvaluator::assign(const Call& call, uint32_t agent) {
  searcher_.assign(call, agent);
  arena_.clear();
  std::fill(probe_done_.begin(), probe_done_.end(), uint8_t{0});
  std::fill(moment_done_.begin(), moment_done_.end(), uint8_t{0});
}

Answer ConditionEvaluator::ask(const Node& node, const Surroundings& around) {
  Answer answer = find_answer(node, around);
  tell(node, answer.truth);
  return answer;
}

void ConditionEvaluator::tell(const Node& node, Truth truth) const {
  if (observer_ == nullptr || node.source == nullptr || truth == Truth::Unknown) return;
  observer_->on_condition(*node.source, truth == Truth::True);
}

Answer ConditionEvaluator::find_answer(const Node& node, const Surroundings& around) {
  if (node.same_turn && around.only_turn == kNoTurn) return ask_in_one_turn(node, around);
  switch (node.kind) {
    case Condition::Kind::All:
      return ask_all(node, around);
    case Condition::Kind::Any:
      return ask_any(node, around);
    case Condition::Kind::AtLeast:
      return ask_at_least(node, around);
    case Condition::Kind::Sequence:
      return ask_sequence(node, around);
    case Condition::Kind::Not:
      return ask_not(node, around);
    case Condition::Kind::Call: {
      std::string missing;
      Answer answer;
      answer.truth = test_fields(text(), node.tests, rubric_.folder, &missing);
      if (answer.truth == Truth::Unknown) answer.lack = message(says::lacks_field, missing);
      if (answer.truth == Truth::True) answer.found.push_back({.nowhere = true});
      return answer;
    }
    default:
      return ask_leaf(node, around);
  }
}

// --- Leaves
// ----------------------------------------------------------------------------------------------------------

const MomentState* ConditionEvaluator::moment(uint32_t index, const Found* when, MomentState& own) {
  if (index == kNone) return nullptr;
  if (index == kWhen) {
    own.kind = when != nullptr ? MomentState::Kind::Occurs : MomentState::Kind::Never;
    if (when != nullptr) own.first = *when;
    return &own;
  }
  if (!moment_done_[index]) {
    moment_done_[index] = 1;
    const Answer answer = ask(rubric_.moments[index].node, {});
    MomentState& state = moments_[index];
    state = {};
    const auto placed =
        std::find_if(answer.found.begin(), answer.found.end(), [](const Found& f) { return !f.nowhere; });
    if (placed != answer.found.end()) {
      state = {MomentState::Kind::Occurs, *placed};
    } else if (answer.truth == Truth::Unknown) {
      state.kind = MomentState::Kind::Unknown;
    }
  }
  return &moments_[index];
}

const std::vector<Hit>& ConditionEvaluator::probe_hits(const Node& node) {
  std::vector<Hit>& hits = probes_[node.probe];
  if (probe_done_[node.probe]) return hits;
  probe_done_[node.probe] = 1;
  hits.clear();
  switch (node.kind) {
    case Condition::Kind::Silence:
      find_silences(text(), node.who, node.comparison, hits);
      break;
    case Condition::Kind::Overlap:
      find_overlaps(text(), node.who, node.comparison, hits);
      break;
    case Condition::Kind::Rate:
      find_rates(text(), node.who, node.comparison, hits);
      break;
    case Condition::Kind::Repeats:
      find_repeats(text(), node.who, hits);
      break;
    case Condition::Kind::Label:
      find_labels(text(), node.who, node.labels, hits);
      break;
    default:
      break;
  }
  return hits;
}

/// The hits among candidates, which stand in order of is_preferred(): what lies in the reach and overlaps no
/// hit before it.
void ConditionEvaluator::take(const std::vector<Hit>& candidates, const Reach& reach, const Wanted& wanted,
                              std::vector<Hit>& hits) const {
  if (wanted.seen != nullptr) wanted.seen->met = false;
  if (candidates.empty() || reach.first_turn >= reach.last_turn) return;
  const uint32_t begin = std::max(reach.begin, text().turns()[reach.first_turn].text.begin);
  const auto from = std::partition_point(candidates.begin(), candidates.end(),
                                         [&](const Hit& hit) { return hit.span.begin < begin; });
  auto i = static_cast<uint32_t>(from - candidates.begin());
  // A choice of turns by time would make other hits of what follows.
  SeenHits* const seen = reach.turn_chosen.empty() ? wanted.seen : nullptr;
  bool known = false;  // a hit here is one of the same reach as those that were seen
  if (seen != nullptr && (seen->hits.empty() || i >= seen->stop)) {
    seen->clear();
    known = true;
  }
  uint32_t words_end = 0;
  bool cut =
      false;  // the reach ends within a candidate: one that ends later may have other hits from here on
  for (; i < candidates.size() && hits.size() < wanted.most; ++i) {
    const Hit& hit = candidates[i];
    if (hit.turn >= reach.last_turn || hit.span.begin > reach.end) break;
    const bool ends_later = hit.span.end > reach.end;
    if (ends_later && !cut && known) seen->stop = i, seen->words_end = words_end;
    cut |= ends_later;
    if (!reach.holds(hit) || (wanted.strong_only && is_weak(hit.grade))) continue;
    if (hit.has_words() && hit.span.begin < words_end) continue;
    if (seen != nullptr && !known && std::binary_search(seen->hits.begin(), seen->hits.end(), i)) {
      known = seen->met = true;
      i = seen->stop - 1, words_end = seen->words_end;
      continue;
    }
    if (hit.has_words()) words_end = hit.span.end;
    hits.push_back(hit);
    if (known && !cut) seen->hits.push_back(i);
  }
  if (known && !cut) seen->stop = i, seen->words_end = words_end;
}

/// Of a search by likeness, where the reach cuts turns: the best stretch of such a turn may lie outside the
/// reach and hide another, so that the turn is searched again within it. False where it cuts none.
bool ConditionEvaluator::take_from_cut_turns(const Node& node, const Reach& reach,
                                             const std::vector<Hit>& candidates, std::vector<Hit>& hits) {
  const auto is_cut = [&](const Turn& turn) {
    return is_asked(node.who, turn.speaker) &&
           ((reach.begin > turn.text.begin && reach.begin < turn.text.end) ||
            (reach.end > turn.text.begin && reach.end < turn.text.end));
  };
  const uint32_t first_cut = text().turn_of_offset(reach.begin), last_cut = text().turn_of_offset(reach.end);
  if (!is_cut(text().turns()[first_cut]) && !is_cut(text().turns()[last_cut])) return false;
  for (const Hit& hit : candidates) {
    if (reach.holds(hit) && !is_cut(text().turns()[hit.turn])) hits.push_back(hit);
  }
  for (uint32_t t = first_cut; t <= last_cut; t = t < last_cut ? last_cut : t + 1) {
    const Turn& turn = text().turns()[t];
    if (!reach.holds_turn(t) || !is_cut(turn)) continue;
    const Span symbols =
        text().symbols_in({std::max(turn.text.begin, reach.begin), std::min(turn.text.end, reach.end)});
    const uint32_t first = std::max(symbols.begin, turn.first_symbol),
                   last = std::min(symbols.end, turn.last_symbol);
    if (first < last) searcher_.similar_hits(node.search, t, first, last, hits);
  }
  return true;
}

bool ConditionEvaluator::collect(const Node& node, const Reach& reach, const Wanted& wanted,
                                 std::vector<Hit>& hits, std::optional<Message>& lack) {
  switch (node.kind) {
    case Condition::Kind::Phrases:
    case Condition::Kind::Regex: {
      const std::vector<Hit>& candidates = searcher_.candidates(node.search, reach);
      const Match::Kind match = rubric_.searches[node.search].match.kind;
      const bool is_similar = match == Match::Kind::Similar || match == Match::Kind::SimilarBySound;
      if (!is_similar || !take_from_cut_turns(node, reach, candidates, hits)) {
        take(candidates, reach, wanted, hits);
        return true;
      }
      if (wanted.strong_only) std::erase_if(hits, [](const Hit& hit) { return is_weak(hit.grade); });
      keep_preferred(hits);
      return true;
    }
    case Condition::Kind::Silence:
    case Condition::Kind::Overlap:
      if (!text().all_timed()) return lack = message(says::lacks_times), false;
      break;
    case Condition::Kind::Rate:
      if (text().turns_are_timed()) break;
      for (uint32_t t = reach.first_turn; t < reach.last_turn; ++t) {
        const Turn& turn = text().turns()[t];
        const bool looked_at = is_asked(node.who, turn.speaker) && reach.holds_turn(t) &&
                               reach.begin <= turn.text.begin && turn.text.end <= reach.end &&
                               turn.characters >= kMinRateCharacters;
        if (looked_at && !turn.has_times()) return lack = message(says::lacks_times), false;
      }
      break;
    case Condition::Kind::Label:
      if (!text().has_labels()) return lack = message(says::lacks_labels), false;
      break;
    default:
      break;
  }
  take(probe_hits(node), reach, {.most = wanted.most, .seen = wanted.seen}, hits);
  return true;
}

Reach ConditionEvaluator::reach(const Node& leaf, const Surroundings& around) {
  MomentState own_after, own_before;
  return reach_of(leaf.scope, turns_asked(leaf), around, text(),
                  moment(leaf.scope.after, around.when, own_after),
                  moment(leaf.scope.before, around.when, own_before));
}

std::vector<Hit> ConditionEvaluator::hits_in(const Node& leaf, const Reach& reach) {
  std::vector<Hit> hits;
  std::optional<Message> lack;
  if (!collect(leaf, reach, {}, hits, lack)) hits.clear();
  return hits;
}

const std::vector<Hit>& ConditionEvaluator::hits_anywhere(const Node& leaf) {
  return leaf.search != kNone ? searcher_.candidates(leaf.search) : probe_hits(leaf);
}

Answer ConditionEvaluator::ask_leaf(const Node& node, const Surroundings& around) {
  Answer answer;
  // A part with nothing to look at is false; whether that makes a rule `na` is the rule's business.
  const Who whose_turns = turns_asked(node);
  if (text().turn_count(whose_turns) == 0) return answer;
  const bool others_turn =
      around.only_turn != kNoTurn && !is_asked(whose_turns, text().turns()[around.only_turn].speaker);
  if (others_turn) return answer;
  const Reach reach = this->reach(node, around);
  if (reach.times_missing || reach.moment_unknown) {
    set_unknown(answer, message(says::lacks_times));
    return answer;
  }
  if (is_counted(node) && !holds_any_turn(reach, whose_turns, text())) return answer;
  std::vector<Hit> hits;
  std::optional<Message> lack;
  // More hits can make an upper limit of `times` false: there the weak ones count against it.
  const bool limited = node.scope.times && node.scope.times->has_upper_limit();
  Wanted wanted{.strong_only = around.strong_only && !limited};
  if (observer_ == nullptr) {
    if (is_counted(node)) {
      const Comparison& test = node.scope.times ? *node.scope.times : node.comparison;
      if (!test.has_upper_limit()) wanted.most = std::max<size_t>(needed(test), 1);
    } else if (around.first_only) {
      wanted.most = 1;
    } else {
      wanted.seen = around.seen;
    }
  }
  if (!collect(node, reach, wanted, hits, lack)) {
    set_unknown(answer, std::move(lack));
    return answer;
  }
  if (observer_ != nullptr && node.source != nullptr) {
    for (const Hit& hit : hits) observer_->on_hit(*node.source, hit, text());
  }
  bool open = false;
  if (node.search != kNone) {
    for (const uint32_t field : rubric_.searches[node.search].fields) {
      if (searcher_.fields()[field]) continue;
      open = true;
      lack = message(says::lacks_field, rubric_.fields[field]);
    }
  }
  const bool weak_limit =
      around.strong_only && limited &&
      std::any_of(hits.begin(), hits.end(), [](const Hit& h) { return is_weak(h.grade); });
  if (weak_limit) return answer;
  if (is_counted(node)) return count(node, hits, open, lack.value_or(Message{says::lacks_field, {}}));
  const bool met = wanted.seen != nullptr && wanted.seen->met;
  if (hits.empty() && !met) {
    if (open) set_unknown(answer, std::move(lack));
    return answer;
  }
  answer.truth = Truth::True;
  for (const Hit& hit : hits) answer.found.push_back(keep(hit));
  return answer;
}

/// `times` and `repeats`: one hit, where it became true.
Answer ConditionEvaluator::count(const Node& node, const std::vector<Hit>& hits, bool open, Message lack) {
  const Comparison& test = node.scope.times ? *node.scope.times : node.comparison;
  Answer answer;
  const auto found = static_cast<double>(hits.size());
  const bool limited = test.has_upper_limit();
  if (open && (limited ? can_hold_from(test, found) : !test.holds(found))) {
    set_unknown(answer, std::move(lack));
    return answer;
  }
  if (!test.holds(found)) return answer;
  answer.truth = Truth::True;
  const size_t wanted = limited ? hits.size() : needed(test);
  std::vector<Found> parts;
  for (size_t i = 0; i < wanted; ++i) parts.push_back(keep(hits[i]));
  const bool nowhere = limited || parts.empty();
  const Found* place = nowhere ? nullptr : &parts.back();
  answer.found.push_back(join(parts, place));
  return answer;
}

Found ConditionEvaluator::keep(const Hit& hit) {
  arena_.push_back(hit);
  const auto index = static_cast<uint32_t>(arena_.size() - 1);
  return {.place = hit.span,
          .turn = hit.turn,
          .end_ms = hit.end_ms,
          .segment = hit.has_words() ? kNone : hit.segment,
          .grade = hit.grade,
          .first_hit = index,
          .last_hit = index + 1};
}

Found ConditionEvaluator::join(const std::vector<Found>& parts, const Found* place) {
  Found joined;
  if (place != nullptr) {
    joined = *place;
  } else {
    joined.nowhere = true;
  }
  joined.grade = Grade::Exact;
  joined.first_hit = static_cast<uint32_t>(arena_.size());
  for (const Found& part : parts) {
    joined.grade = std::max(joined.grade, part.grade);
    for (uint32_t i = part.first_hit; i < part.last_hit; ++i) arena_.push_back(Hit(arena_[i]));
  }
  joined.last_hit = static_cast<uint32_t>(arena_.size());
  return joined;
}

}  // namespace zhijian
