#pragma once

#include <memory>

#include "compare/quality/coverage.h"
#include "evaluate/evaluator.h"
#include "run/run_calls.h"

namespace zhijian {

struct CoverageRequest {
  std::shared_ptr<const CompiledRubric> rubric;
  bool inherited = false;  ///< also what stands in files that the rubric extends
  CallInput input;         ///< no paths: only the rubric's examples
  unsigned jobs = 1;
};

struct CoverageResult {
  Coverage coverage;
  RunResult run;  ///< of the calls
};

/// What a rubric's examples, as written, and these calls reach. What comes out is the same for every number
/// of jobs.
CoverageResult cover_calls(const CoverageRequest& request, RunListener& listener);

}  // namespace zhijian
