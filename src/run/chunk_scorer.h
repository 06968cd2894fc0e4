#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "match/evaluator.h"
#include "run/chunk_result.h"
#include "run/score_calls.h"
#include "run/seen_calls.h"
#include "score/make_record.h"
#include "score/score_call.h"
#include "score/scorecards.h"
#include "transcript/reader.h"

namespace zhijian {

/// Scores the calls of chunks: what one thread does. It keeps its memory, and its scorecards, from chunk to
/// chunk.
class ChunkScorer final : private CallHandler {
 public:
  /// `request` outlives this.
  explicit ChunkScorer(const ScoreRequest& request);

  /// Runs its argument when it is this chunk's turn to tell which of its calls were seen before.
  using InTurn = std::function<void(const std::function<void(SeenCalls&)>&)>;

  ChunkResult score(const Chunk& chunk, const InTurn& in_turn);

  /// Of all chunks so far.
  const Scorecards& scorecards() const { return scorecards_; }

 private:
  /// One of the request's rubrics and what this thread needs to score by it.
  struct Judge {
    const Rubric* rubric;
    Evaluator evaluator;
    CallScorer scorer;
  };
  struct PlacedReject {
    size_t call;  ///< index of the call that it is, or that comes after it
    Reject reject;
  };

  void on_call(Call& call) override;
  void on_reject(Reject reject) override;
  void on_warning(ReadWarning kind, uint64_t count) override;

  void tell_duplicates(SeenCalls& seen);
  void score_call(const Call& call, size_t index);
  void add_record(const Call& call, uint32_t agent, Judge& judge, const CallOutcome& outcome);
  void reject_call(const Call& call, size_t index, MessageId reason);

  const ScoreRequest& request_;
  CallParser parser_;
  std::vector<Judge> judges_;
  std::vector<Call>
      calls_;  ///< the chunk's; only the first call_count_ count, the others are kept for their memory
  size_t call_count_ = 0;
  std::vector<SeenCalls::Answer> answers_;  ///< for each call
  std::vector<PlacedReject> rejects_;
  ChunkResult result_;
  CallRecord record_;
  Scorecards scorecards_;
};

}  // namespace zhijian
