#include "evaluate/rule_evaluator.h"

#include "base/messages/match.h"

#include <algorithm>
#include <tuple>

namespace zhijian {

void RuleEvaluator::evaluate(size_t rule, RuleOutcome& outcome) {
  rule_ = &rubric_.rubric.rules[rule];
  compiled_ = &rubric_.rules[rule];
  outcome.verdict = Verdict::NotApplicable;
  outcome.failures = outcome.awards = 0;
  outcome.evidence.clear();
  outcome.reason.reset();
  strong_.clear(), weak_.clear(), met_.clear();
  seen_required_.clear(), seen_nearly_.clear(), seen_strong_.clear(), seen_forbidden_.clear();
  met_count_ = 0, applied_ = unknown_ = false, lack_.reset();

  std::string field;
  const Truth applies = test_fields(conditions_.text(), compiled_->applies_to, rubric_.folder, &field);
  if (applies == Truth::False) return;
  if (applies == Truth::Unknown) {
    outcome.verdict = Verdict::Unknown;
    outcome.reason = message(says::lacks_field, field);
    return;
  }
  const uint8_t speaking = conditions_.text().speaking();
  const bool can_require = compiled_->require && compiled_->require->asked.speaks(speaking);
  const bool can_forbid = compiled_->forbid && compiled_->forbid->asked.speaks(speaking);
  const bool asks = compiled_->require || compiled_->forbid;
  if (asks && !can_require && !can_forbid) return;

  size_t occurrences = 1;
  if (compiled_->when) {
    const Answer when = conditions_.occurrences(compiled_->when->node);
    if (when.truth == Truth::Unknown) set_unknown(when.lack);
    occurrences = when.found.size();
    for (const Found& found : when.found) {
      if (can_require) require(&found);
      if (can_forbid) forbid(&found);
      if (!asks && all_hits_) add_hits(found, nullptr, met_);
    }
  } else {
    if (can_require) require(nullptr);
    if (can_forbid) forbid(nullptr);
  }
  if (rule_->award) {
    award(asks ? met_count_ : occurrences, outcome);
  } else {
    verdict(outcome);
  }
  sort(outcome.evidence);
}

void RuleEvaluator::verdict(RuleOutcome& outcome) {
  if (strong_.any()) {
    outcome.verdict = Verdict::Fail;
    outcome.failures = strong_.count + static_cast<uint32_t>(strong_.turns.size());
    strong_.evidence.swap(outcome.evidence);
  } else if (weak_.any()) {
    outcome.verdict = Verdict::Review;
    weak_.evidence.swap(outcome.evidence);
    outcome.reason = message(says::weak_evidence_only);
  } else if (unknown_) {
    outcome.verdict = Verdict::Unknown;
    outcome.reason = std::move(lack_);
  } else if (applied_) {
    outcome.verdict = Verdict::Pass;
    if (all_hits_) met_.swap(outcome.evidence);
  }
}

void RuleEvaluator::award(size_t times, RuleOutcome& outcome) {
  if (times > 0) {
    outcome.verdict = Verdict::Pass;
    outcome.awards = static_cast<uint32_t>(times);
    if (all_hits_) met_.swap(outcome.evidence);
  } else if (unknown_) {
    outcome.verdict = Verdict::Unknown;
    outcome.reason = std::move(lack_);
  }
}

void RuleEvaluator::require(const Found* when) {
  const Answer answer = conditions_.ask(compiled_->require->node,
                                        {.when = when, .first_only = !all_hits_, .seen = &seen_required_});
  if (answer.truth == Truth::Unknown) {
    set_unknown(answer.lack);
  } else if (answer.truth == Truth::True) {
    applied_ = true;
    ++met_count_;
    if (!all_hits_) return;
    for (const Found& found : answer.found) add_hits(found, when, met_);
  } else {
    unmet(when);
  }
}

void RuleEvaluator::unmet(const Found* when) {
  const CompiledCondition& condition = *compiled_->require;
  std::vector<Who> sides;
  if (conditions_.nothing_follows(condition.node, when, sides) && !sides.empty()) {
    // Nobody of those asked spoke again: whose doing that was decides (In detail 28).
    static constexpr std::string_view kNames[] = {"agent", "customer", "system", "other"};
    const std::string& ended_by = conditions_.text().call().ended_by;
    const bool known = std::find(std::begin(kNames), std::end(kNames), ended_by) != std::end(kNames);
    if (!known) return set_unknown(message(says::lacks_ended_by));
    const bool own = std::any_of(sides.begin(), sides.end(), [&](Who who) {
      return who >= Who::Anyone || kNames[static_cast<size_t>(who)] == ended_by;
    });
    if (!own) return;
  }
  applied_ = true;
  if (rule_->weak_hits == Rule::WeakHits::Review && compiled_->nearly) {
    const Answer nearly = conditions_.ask(compiled_->nearly->node, {.when = when, .seen = &seen_nearly_});
    if (nearly.truth == Truth::True) {
      ++weak_.count;
      for (const Found& found : nearly.found) add_hits(found, when, weak_.evidence);
      return;
    }
  }
  ++strong_.count;
  strong_.evidence.add(missing(condition, when));
}

void RuleEvaluator::forbid(const Found* when) {
  const CompiledCondition& condition = *compiled_->forbid;
  const bool weak_apart = rule_->weak_hits == Rule::WeakHits::Review && condition.can_be_weak;
  Answer answer = conditions_.ask(
      condition.node,
      {.when = when, .strong_only = weak_apart, .seen = weak_apart ? &seen_strong_ : &seen_forbidden_});
  Failures* failures = &strong_;
  if (weak_apart && answer.truth != Truth::True) {
    // Weak evidence is asked for only where there is no other.
    Answer weak = conditions_.ask(condition.node, {.when = when, .seen = &seen_forbidden_});
    if (weak.truth == Truth::True || answer.truth == Truth::False) answer = std::move(weak);
    failures = &weak_;
  }
  if (answer.truth == Truth::Unknown) return set_unknown(answer.lack);
  applied_ = true;
  for (const Found& found : answer.found) violated(found, when, *failures);
}

void RuleEvaluator::violated(const Found& found, const Found* when, Failures& failures) {
  if (found.nowhere) {
    ++failures.count;
    if (found.first_hit == found.last_hit) {
      failures.evidence.add(missing(*compiled_->forbid, when));
    } else {
      add_hits(found, when, failures.evidence);
    }
    return;
  }
  // One hit in the reach of two occurrences is one violation, as are all in one turn.
  failures.turns.insert(found.turn);
  add_hits(found, when, failures.evidence);
}

void RuleEvaluator::set_unknown(std::optional<Message> lack) {
  applied_ = true;
  if (unknown_) return;
  unknown_ = true;
  lack_ = std::move(lack);
}

/// A probe has no words: its first segment says where it lies.
Piece RuleEvaluator::piece_of_probe(uint32_t segment, Span span) const {
  const Span text = conditions_.text().call().segments[segment].text;
  const uint32_t begin = std::clamp(span.begin, text.begin, text.end);
  return {segment, {begin, std::clamp(span.end, begin, text.end)}};
}

std::optional<MomentPlace> RuleEvaluator::moment_place(const Found* when) const {
  if (when == nullptr) return std::nullopt;
  if (when->segment != kNone) return MomentPlace{when->turn + 1, piece_of_probe(when->segment, when->place)};
  Pieces pieces;
  conditions_.text().pieces(when->turn, when->place, pieces);
  return MomentPlace{when->turn + 1, pieces.front()};
}

Evidence RuleEvaluator::missing(const CompiledCondition& condition, const Found* when) const {
  Evidence evidence{.missing = true};
  if (condition.first_phrase != kNoPhrase) evidence.phrase = rubric_.phrases[condition.first_phrase];
  evidence.probe = condition.first_probe;
  evidence.moment = moment_place(when);
  return evidence;
}

void RuleEvaluator::add_hits(const Found& found, const Found* when, EvidenceList& out) {
  for (uint32_t i = found.first_hit; i < found.last_hit; ++i) {
    const Hit& hit = conditions_.hit(i);
    Evidence evidence{.turn = hit.turn + 1,
                      .speaker = hit.speaker,
                      .grade = hit.grade,
                      .similarity = hit.similarity,
                      .probe = hit.probe,
                      .value = hit.value,
                      .label = hit.label};
    if (hit.phrase != kNoPhrase) evidence.phrase = rubric_.phrases[hit.phrase];
    if (hit.has_words()) {
      conditions_.text().pieces(hit.turn, hit.span, evidence.pieces);
    } else {
      evidence.pieces.push_back(piece_of_probe(hit.segment, hit.span));
    }
    evidence.moment = moment_place(when);
    out.add_new(std::move(evidence));
  }
}

void RuleEvaluator::sort(std::vector<Evidence>& evidence) const {
  if (evidence.size() < 2) return;  // nearly always, and std::stable_sort would ask for memory all the same
  const auto key = [&](const Evidence& e) {
    const Piece* piece = !e.pieces.empty() ? &e.pieces.front() : e.moment ? &e.moment->piece : nullptr;
    if (piece == nullptr) return std::tuple(UINT32_MAX, UINT32_MAX);
    return std::tuple(conditions_.text().call().segments[piece->segment].number, piece->text.begin);
  };
  std::stable_sort(evidence.begin(), evidence.end(),
                   [&](const Evidence& a, const Evidence& b) { return key(a) < key(b); });
}

}  // namespace zhijian
