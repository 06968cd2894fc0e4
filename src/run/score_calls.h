#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"
#include "run/run_calls.h"
#include "score/call_record.h"
#include "score/scorecards.h"

namespace zhijian {

/// Appends what one output has to say of a record. Each thread has copies of its own.
using RecordWriter = std::function<void(const CallRecord& record, std::string& out)>;

/// Which calls are scored by what.
struct ScoreRequest {
  CallInput input;
  /// A call goes to the first that applies to it, for each of its agents.
  std::vector<std::shared_ptr<const CompiledRubric>> rubrics;
  unsigned jobs = 1;      ///< threads that score, at least 1; results do not depend on it
  bool all_hits = false;  ///< evidence of passed rules too
  std::vector<RecordWriter> streams;
};

struct ScoreResult {
  Scorecards scorecards;
  InputCounts counts;
  std::vector<Reject> rejects;
  InputWarnings warnings;
};

/// Reads, scores and adds up calls, on `jobs` threads; see run_calls(). What comes out is the same for every
/// number of them.
ScoreResult score_calls(const ScoreRequest& request, RunListener& listener);

}  // namespace zhijian
