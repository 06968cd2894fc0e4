#pragma once

#include <functional>
#include <vector>

#include "calls/reader.h"
#include "run/chunk_result.h"
#include "run/run_calls.h"
#include "run/seen_calls.h"

namespace zhijian {

/// Takes chunks apart and hands their calls to a task: what one thread does. It keeps its memory from chunk
/// to chunk.
class ChunkRunner final : private CallHandler {
 public:
  /// `task` outlives this.
  ChunkRunner(const ReadOptions& reading, size_t streams, CallTask& task)
      : task_(task), stream_sizes_(streams), parser_(reading) {}

  /// Runs its argument when it is this chunk's turn to tell which of its calls were seen before.
  using InTurn = std::function<void(const std::function<void(SeenCalls&)>&)>;

  ChunkResult run(const Chunk& chunk, const InTurn& in_turn);

 private:
  struct PlacedReject {
    size_t call;  ///< index of the call that it is, or that comes after it
    Reject reject;
  };

  void on_call(Call& call) override;
  void on_reject(Reject reject) override;
  void on_warning(ReadWarning kind, uint64_t count) override;
  void on_place(ReadPlace place) override;

  void tell_duplicates(SeenCalls& seen);
  void take_call(const Call& call, size_t index);
  void reject_call(const Call& call, size_t index, MessageId reason);

  CallTask& task_;
  std::vector<size_t> stream_sizes_;  ///< of the chunk before: what the next may need
  CallParser parser_;
  std::vector<Call>
      calls_;  ///< the chunk's; only the first call_count_ count, the others are kept for their memory
  size_t call_count_ = 0;
  std::vector<CallKey> keys_;               ///< for each call
  std::vector<SeenCalls::Answer> answers_;  ///< likewise
  std::vector<PlacedReject> rejects_;
  ChunkResult result_;
};

}  // namespace zhijian
