#pragma once

#include <memory>

#include "evaluate/evaluator.h"
#include "score/make_record.h"
#include "score/score_call.h"

namespace zhijian {

/// A rubric and what one thread needs to score by it.
class Judge {
 public:
  /// With `all_hits` records have the evidence of passed rules too.
  Judge(std::shared_ptr<const CompiledRubric> compiled, bool all_hits);

  Applies applies(const Call& call, uint32_t agent) { return evaluator_.applies(call, agent); }

  /// The call as a call of that agent, which is this part of its records; null where it has nothing but hesitations. Valid until the next.
  const CallRecord* judge(const Call& call, uint32_t agent, PartRecord part = {1, 1});

 private:
  const Rubric& rubric_;
  Evaluator evaluator_;
  CallScorer scorer_;
  CallRecord record_;
};

}  // namespace zhijian
