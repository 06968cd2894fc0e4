#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "match/evaluator.h"
#include "run/chunk_result.h"
#include "score/call_record.h"
#include "score/scorecards.h"
#include "transcript/reader.h"

namespace zhijian {

/// Appends what one output has to say of a record. Called from several threads at once.
using RecordWriter = std::function<void(const CallRecord& record, std::string& out)>;

/// Which calls are scored by what.
struct ScoreRequest {
  std::vector<std::string> paths;  ///< as ChunkReader takes them
  ReadOptions reading;
  /// A call goes to the first that applies to it, for each of its agents.
  std::vector<std::shared_ptr<const CompiledRubric>> rubrics;
  unsigned jobs = 1;      ///< threads that score, at least 1; results do not depend on it
  bool all_hits = false;  ///< evidence of passed rules too
  std::vector<RecordWriter> streams;
};

struct ScoreResult {
  Scorecards scorecards;
  InputCounts counts;
  std::vector<Reject> rejects;  ///< in input order; at most kMaxRejectsKept of counts.rejected
  WarningCounts warnings{};
};

/// More rejects than anybody reads; what comes after is only counted, so that memory stays bounded.
inline constexpr size_t kMaxRejectsKept = 10'000;

struct ScoreProgress {
  uint64_t calls = 0;
  uint64_t bytes_read = 0;
  uint64_t bytes_total = 0;  ///< 0 where that cannot be known
};

/// Hears of a run while it goes on; called from the thread that called score_calls().
class ScoreListener {
 public:
  virtual ~ScoreListener() = default;
  /// The next bytes of a stream of the request, in input order.
  virtual void on_records(size_t stream, std::string_view bytes) = 0;
  /// Nothing is to be had at the moment (a pipe without more input yet): what was held back may be handed on.
  virtual void on_idle() = 0;
  /// Several times a second.
  virtual void on_progress(const ScoreProgress& progress) = 0;
};

/// Reads, scores and adds up calls, on `jobs` threads. What comes out is the same for every number of them,
/// in input order; memory is bounded but for a few bytes a call. calls = scored + rejected + duplicates + not
/// applicable.
ScoreResult score_calls(const ScoreRequest& request, ScoreListener& listener);

}  // namespace zhijian
