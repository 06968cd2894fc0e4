#include "run/chunk_runner.h"

#include <algorithm>
#include <utility>

#include "base/messages/cli.h"
#include "run/call_key.h"

namespace zhijian {

ChunkResult ChunkRunner::run(const Chunk& chunk, const InTurn& in_turn) {
  result_ = {};
  result_.streams.resize(stream_sizes_.size());
  for (size_t i = 0; i < stream_sizes_.size(); ++i) result_.streams[i].reserve(stream_sizes_[i]);
  if (chunk.guessed_encoding) result_.warnings.guesses.push_back({chunk.file, chunk.encoding});
  call_count_ = 0;
  rejects_.clear();
  keys_.clear();
  parser_.parse(chunk, *this);
  answers_.clear();
  in_turn([this](SeenCalls& seen) { tell_duplicates(seen); });
  for (size_t i = 0; i < call_count_; ++i) take_call(calls_[i], i);

  std::stable_sort(rejects_.begin(), rejects_.end(),
                   [](const PlacedReject& a, const PlacedReject& b) { return a.call < b.call; });
  for (PlacedReject& placed : rejects_) result_.rejects.push_back(std::move(placed.reject));
  InputCounts& counts = result_.counts;
  counts.rejected = result_.rejects.size();
  for (size_t i = 0; i < stream_sizes_.size(); ++i) stream_sizes_[i] = result_.streams[i].size();
  counts.calls = result_.scored + counts.rejected + counts.duplicates + counts.not_applicable;
  return std::exchange(result_, {});
}

void ChunkRunner::on_call(Call& call) {
  keys_.push_back(call_key(call));  // now, while the call is in the nearest memory
  if (call_count_ == calls_.size()) calls_.emplace_back();
  std::swap(calls_[call_count_++], call);
}

void ChunkRunner::on_reject(Reject reject) {
  rejects_.push_back({call_count_, std::move(reject)});
}

void ChunkRunner::on_warning(ReadWarning kind, uint64_t count) {
  result_.warnings.counts[static_cast<size_t>(kind)] += count;
}

void ChunkRunner::on_place(ReadPlace place) {
  constexpr size_t kKept = 100;
  if (result_.warnings.places.size() < kKept) result_.warnings.places.push_back(std::move(place));
}

void ChunkRunner::tell_duplicates(SeenCalls& seen) {
  // Places all over a large memory, asked for together: each on its own would have to be waited for.
  for (const CallKey& key : keys_) seen.prefetch(key);
  for (const CallKey& key : keys_) answers_.push_back(seen.add(key));
}

void ChunkRunner::reject_call(const Call& call, size_t index, MessageId reason) {
  rejects_.push_back({index, Reject{call.file, call.line, message(reason, call.id), call.id}});
}

void ChunkRunner::take_call(const Call& call, size_t index) {
  if (answers_[index] == SeenCalls::Answer::Different) return reject_call(call, index, says::kRejectSameId);
  if (answers_[index] == SeenCalls::Answer::Same) {
    ++result_.counts.duplicates;
    return;
  }
  switch (task_.take(call, result_.streams)) {
    case CallFate::Scored:
      ++result_.scored;
      return;
    case CallFate::NotApplicableMissingField:
      ++result_.counts.not_applicable_missing_field;
      [[fallthrough]];
    case CallFate::NotApplicable:
      ++result_.counts.not_applicable;
      return;
    case CallFate::NoWords:
      return reject_call(call, index, says::kRejectNoWords);
  }
}

}  // namespace zhijian
