#include "run/judge.h"

#include <cassert>
#include <utility>

namespace zhijian {

Judge::Judge(std::shared_ptr<const CompiledRubric> compiled, bool all_hits)
    : rubric_(rubric_of(*compiled)), evaluator_(std::move(compiled)), scorer_(rubric_) {
  evaluator_.collect_all_hits(all_hits);
}

const CallRecord* Judge::judge(const Call& call, uint32_t agent, PartRecord part) {
  const CallOutcome& outcome = evaluator_.evaluate(call, agent);
  assert(outcome.agent == agent);
  if (!outcome.has_turns) return nullptr;
  make_record(call, part, rubric_, outcome, scorer_.score(outcome), record_);
  return &record_;
}

}  // namespace zhijian
