#include "run/score_calls.h"

#include <cassert>
#include <utility>

#include "run/judge.h"

namespace zhijian {

namespace {

class ScoreTask final : public CallTask {
 public:
  explicit ScoreTask(const ScoreRequest& request) : streams_(request.streams) {
    judges_.reserve(request.rubrics.size());
    for (const auto& compiled : request.rubrics) judges_.emplace_back(compiled, request.all_hits);
  }

  CallFate take(const Call& call, std::vector<std::string>& streams) override {
    bool scored = false, misses_field = false;
    for (const uint32_t agent : call.scored_agents()) {
      for (Judge& judge : judges_) {
        const Applies applies = judge.applies(call, agent);
        misses_field = misses_field || applies == Applies::MissingField;
        if (applies != Applies::Yes) continue;
        const CallRecord* record = judge.judge(call, agent);
        if (record == nullptr) return CallFate::NoWords;
        scorecards_.add(*record);
        for (size_t i = 0; i < streams.size(); ++i) streams_[i](*record, streams[i]);
        scored = true;
        break;
      }
    }
    if (scored) return CallFate::Scored;
    return misses_field ? CallFate::NotApplicableMissingField : CallFate::NotApplicable;
  }

  Scorecards& scorecards() { return scorecards_; }

 private:
  std::vector<RecordWriter> streams_;
  std::vector<Judge> judges_;
  Scorecards scorecards_;
};

}  // namespace

ScoreResult score_calls(const ScoreRequest& request, RunListener& listener) {
  std::vector<std::unique_ptr<CallTask>> tasks;
  std::vector<ScoreTask*> learned;
  for (unsigned i = 0; i < request.jobs; ++i) {
    auto task = std::make_unique<ScoreTask>(request);
    learned.push_back(task.get());
    tasks.push_back(std::move(task));
  }
  RunResult run = run_calls(request.input, request.streams.size(), tasks, listener);
  ScoreResult result{{}, run.counts, std::move(run.rejects), std::move(run.warnings)};
  for (ScoreTask* task : learned) result.scorecards.merge(std::move(task->scorecards()));
  assert(result.scorecards.scored() == run.scored);
  return result;
}

}  // namespace zhijian
