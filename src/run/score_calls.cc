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
    const std::vector<uint32_t> agents = call.scored_agents();
    bool misses_field = false;
    // Nearly always one, whose judge goes on with what it has looked at.
    if (agents.size() == 1) {
      Judge* judge = judge_of(call, agents.front(), misses_field);
      if (judge != nullptr) return score(call, *judge, agents.front(), {1, 1}, streams);
      return misses_field ? CallFate::NotApplicableMissingField : CallFate::NotApplicable;
    }
    std::vector<std::pair<uint32_t, Judge*>> judged;
    for (const uint32_t agent : agents) {
      if (Judge* judge = judge_of(call, agent, misses_field)) judged.emplace_back(agent, judge);
    }
    PartRecord part{0, static_cast<uint32_t>(judged.size())};
    for (const auto& [agent, judge] : judged) {
      ++part.number;
      if (const CallFate fate = score(call, *judge, agent, part, streams); fate != CallFate::Scored)
        return fate;
    }
    if (!judged.empty()) return CallFate::Scored;
    return misses_field ? CallFate::NotApplicableMissingField : CallFate::NotApplicable;
  }

  Scorecards& scorecards() { return scorecards_; }

 private:
  /// The first whose rubric is for the call.
  Judge* judge_of(const Call& call, uint32_t agent, bool& misses_field) {
    for (Judge& judge : judges_) {
      const Applies applies = judge.applies(call, agent);
      if (applies == Applies::Yes) return &judge;
      misses_field = misses_field || applies == Applies::MissingField;
    }
    return nullptr;
  }

  CallFate score(const Call& call, Judge& judge, uint32_t agent, PartRecord part,
                 std::vector<std::string>& streams) {
    const CallRecord* record = judge.judge(call, agent, part);
    if (record == nullptr) return CallFate::NoWords;
    scorecards_.add(*record);
    for (size_t i = 0; i < streams.size(); ++i) streams_[i](*record, streams[i]);
    return CallFate::Scored;
  }

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
