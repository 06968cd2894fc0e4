#include "run/chunk_scorer.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/message_id.h"
#include "run/call_key.h"

namespace zhijian {

ChunkScorer::ChunkScorer(const ScoreRequest& request) : request_(request), parser_(request.reading) {
  judges_.reserve(request.rubrics.size());
  for (const auto& compiled : request.rubrics) {
    const Rubric& rubric = rubric_of(*compiled);
    judges_.push_back({&rubric, Evaluator(compiled), CallScorer(rubric)});
    judges_.back().evaluator.collect_all_hits(request.all_hits);
  }
}

ChunkResult ChunkScorer::score(const Chunk& chunk, const InTurn& in_turn) {
  result_ = {};
  result_.streams.resize(request_.streams.size());
  call_count_ = 0;
  rejects_.clear();
  parser_.parse(chunk, *this);

  answers_.clear();
  in_turn([this](SeenCalls& seen) { tell_duplicates(seen); });
  for (size_t i = 0; i < call_count_; ++i) score_call(calls_[i], i);

  std::stable_sort(rejects_.begin(), rejects_.end(),
                   [](const PlacedReject& a, const PlacedReject& b) { return a.call < b.call; });
  for (PlacedReject& placed : rejects_) result_.rejects.push_back(std::move(placed.reject));
  InputCounts& counts = result_.counts;
  counts.rejected = result_.rejects.size();
  counts.calls = result_.scored + counts.rejected + counts.duplicates + counts.not_applicable;
  return std::exchange(result_, {});
}

void ChunkScorer::on_call(Call& call) {
  if (call_count_ == calls_.size()) calls_.emplace_back();
  std::swap(calls_[call_count_++], call);
}

void ChunkScorer::on_reject(Reject reject) {
  rejects_.push_back({call_count_, std::move(reject)});
}

void ChunkScorer::on_warning(ReadWarning kind, uint64_t count) {
  result_.warnings[static_cast<size_t>(kind)] += count;
}

void ChunkScorer::tell_duplicates(SeenCalls& seen) {
  for (size_t i = 0; i < call_count_; ++i) answers_.push_back(seen.add(call_key(calls_[i])));
}

void ChunkScorer::reject_call(const Call& call, size_t index, MessageId reason) {
  rejects_.push_back({index, Reject{call.file, call.line, message(reason, call.id), call.id}});
}

void ChunkScorer::score_call(const Call& call, size_t index) {
  if (answers_[index] == SeenCalls::Answer::Different)
    return reject_call(call, index, MessageId::kRejectSameId);
  if (answers_[index] == SeenCalls::Answer::Same) {
    ++result_.counts.duplicates;
    return;
  }
  bool scored = false, misses_field = false;
  for (const uint32_t agent : call.scored_agents()) {
    for (Judge& judge : judges_) {
      const Applies applies = judge.evaluator.applies(call, agent);
      misses_field = misses_field || applies == Applies::MissingField;
      if (applies != Applies::Yes) continue;
      const CallOutcome& outcome = judge.evaluator.evaluate(call, agent);
      if (!outcome.has_turns) return reject_call(call, index, MessageId::kRejectNoWords);
      add_record(call, agent, judge, outcome);
      scored = true;
      break;
    }
  }
  if (scored) {
    ++result_.scored;
  } else {
    ++result_.counts.not_applicable;
    if (misses_field) ++result_.counts.not_applicable_missing_field;
  }
}

void ChunkScorer::add_record(const Call& call, uint32_t agent, Judge& judge, const CallOutcome& outcome) {
  assert(outcome.agent == agent);
  (void)agent;
  const CallScore& score = judge.scorer.score(outcome);
  make_record(call, *judge.rubric, outcome, score, record_);
  scorecards_.add(record_);
  for (size_t i = 0; i < request_.streams.size(); ++i) request_.streams[i](record_, result_.streams[i]);
}

}  // namespace zhijian
