#include "run/cover_calls.h"

#include "compare/quality/coverage_collector.h"
#include "run/run_examples.h"

namespace zhijian {

namespace {

class CoverTask final : public CallTask {
 public:
  CoverTask(const CoverageRequest& request, const CoverageMap& map) : collector_(request.rubric, map) {}

  CallFate take(const Call& call, std::vector<std::string>&) override {
    bool taken = false, misses_field = false;
    for (const uint32_t agent : call.scored_agents()) {
      const Applies applies = collector_.applies(call, agent);
      misses_field = misses_field || applies == Applies::MissingField;
      if (applies != Applies::Yes) continue;
      if (!collector_.take(call, agent, false)) return CallFate::NoWords;
      taken = true;
    }
    if (taken) return CallFate::Scored;
    return misses_field ? CallFate::NotApplicableMissingField : CallFate::NotApplicable;
  }

  const CoverageCollector& collector() const { return collector_; }

 private:
  CoverageCollector collector_;
};

uint64_t cover_examples(const Rubric& rubric, CoverageCollector& collector) {
  uint64_t examples = 0;
  for (const Rule& rule : rubric.rules) {
    for (const Example& example : rule.examples) {
      auto call = parse_example(example.text);
      if (!call) continue;
      ++examples;
      call->id = rule.id;
      collector.take(*call, call->scored_agents().front(), true);
    }
  }
  return examples;
}

}  // namespace

CoverageResult cover_calls(const CoverageRequest& request, RunListener& listener) {
  const CoverageMap map(*request.rubric, request.inherited);
  CoverageCollector all(request.rubric, map);
  const uint64_t examples = cover_examples(rubric_of(*request.rubric), all);
  CoverageResult result;
  if (!request.input.paths.empty()) {
    std::vector<std::unique_ptr<CallTask>> tasks;
    std::vector<const CoverTask*> learned;
    for (unsigned i = 0; i < request.jobs; ++i) {
      auto task = std::make_unique<CoverTask>(request, map);
      learned.push_back(task.get());
      tasks.push_back(std::move(task));
    }
    result.run = run_calls(request.input, 0, tasks, listener);
    for (const CoverTask* task : learned) all.merge(task->collector());
  }
  result.coverage = all.result();
  result.coverage.examples = examples;
  result.coverage.calls = result.run.scored;
  return result;
}

}  // namespace zhijian
