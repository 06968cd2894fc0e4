#include "run/diff_calls.h"

#include <utility>
#include <vector>

#include "compare/diff/impact_totals.h"
#include "run/judge.h"

namespace zhijian {

namespace {

class DiffTask final : public CallTask {
 public:
  DiffTask(const DiffRequest& request, const RubricChanges& changes)
      : before_(request.before, true),
        after_(request.after, true),
        totals_(rubric_of(*request.before), rubric_of(*request.after), changes) {}

  CallFate take(const Call& call, std::vector<std::string>&) override {
    bool scored = false, no_words = false, misses_field = false;
    const auto judged = [&](Judge& judge, uint32_t agent) -> const CallRecord* {
      const Applies applies = judge.applies(call, agent);
      misses_field |= applies == Applies::MissingField;
      if (applies != Applies::Yes) return nullptr;
      const CallRecord* record = judge.judge(call, agent);
      no_words |= record == nullptr;
      return record;
    };
    for (const uint32_t agent : call.scored_agents()) {
      const CallRecord* before = judged(before_, agent);
      const CallRecord* after = judged(after_, agent);
      if (before == nullptr && after == nullptr) continue;
      totals_.add(before, after);
      scored = true;
    }
    if (scored) return CallFate::Scored;
    if (no_words) return CallFate::NoWords;
    return misses_field ? CallFate::NotApplicableMissingField : CallFate::NotApplicable;
  }

  ImpactTotals& totals() { return totals_; }

 private:
  Judge before_, after_;
  ImpactTotals totals_;
};

}  // namespace

DiffResult diff_calls(const DiffRequest& request, const RubricChanges& changes, RunListener& listener) {
  std::vector<std::unique_ptr<CallTask>> tasks;
  std::vector<DiffTask*> learned;
  for (unsigned i = 0; i < request.jobs; ++i) {
    auto task = std::make_unique<DiffTask>(request, changes);
    learned.push_back(task.get());
    tasks.push_back(std::move(task));
  }
  RunResult run = run_calls(request.input, 0, tasks, listener);
  ImpactTotals totals(rubric_of(*request.before), rubric_of(*request.after), changes);
  for (DiffTask* task : learned) totals.merge(std::move(task->totals()));
  return {totals.impact(run.counts, run.scored, std::move(run.rejects)), std::move(run.warnings)};
}

}  // namespace zhijian
