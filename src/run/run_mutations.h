#pragma once

#include <memory>

#include "compare/quality/mutation_result.h"
#include "evaluate/evaluator.h"

namespace zhijian {

/// Changes a rubric in every small way (compare/quality/mutation.h) and sees which changes its examples
/// notice: those that give an example another verdict. The rubric's examples get the verdicts that they must
/// get. Only rules that a change touches are evaluated, because an example is only about its own rule. What
/// comes out is the same for every number of `jobs`.
struct MutationRequest {
  bool every_alternative = false;  ///< of a bracket on its own, not all but the first at once
  bool inherited = false;          ///< also what stands in files that the rubric extends
  unsigned jobs = 1;
};
MutationResult run_mutations(const CompiledRubric& rubric, const MutationRequest& request);

}  // namespace zhijian
