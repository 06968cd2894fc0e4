#pragma once

#include <memory>

#include "compare/diff/diff_report.h"
#include "evaluate/evaluator.h"
#include "run/run_calls.h"

namespace zhijian {

/// Which calls are scored by which two rubrics.
struct DiffRequest {
  CallInput input;
  std::shared_ptr<const CompiledRubric> before, after;
  unsigned jobs = 1;  ///< threads, at least 1; results do not depend on it
};

struct DiffResult {
  CallImpact impact;
  InputWarnings warnings;
};

/// Scores the same calls by both rubrics, in one pass; see run_calls(). `changes` is what differs between
/// them.
DiffResult diff_calls(const DiffRequest& request, const RubricChanges& changes, RunListener& listener);

}  // namespace zhijian
