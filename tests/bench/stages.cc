// What each stage costs for a call of the samples: reading, folding, matching, scoring, writing. Bytes are
// those of the calls as JSON Lines, so that the stages can be compared with each other and with tools/bench.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "calls/reader.h"
#include "documents/json/call_records.h"
#include "evaluate/evaluator.h"
#include "language/load/load.h"
#include "score/make_record.h"
#include "score/score_call.h"
#include "score/scorecards.h"
#include "text/fold.h"

namespace {

using namespace zhijian;

const std::string kRoot = ZHIJIAN_SOURCE_DIR;

class Calls : public CallHandler {
 public:
  void on_call(Call& call) override { calls.push_back(std::move(call)); }
  void on_reject(Reject) override {}
  void on_warning(ReadWarning, uint64_t) override {}

  std::vector<Call> calls;
};

class Nothing : public CallHandler {
 public:
  void on_call(Call& call) override { benchmark::DoNotOptimize(call.text.data()); }
  void on_reject(Reject) override {}
  void on_warning(ReadWarning, uint64_t) override {}
};

/// The samples' calls that are JSON Lines, as one chunk.
const Chunk& chunk() {
  static const Chunk kChunk = [] {
    Chunk made;
    ChunkReader reader({kRoot + "/samples/day"}, {});
    for (Chunk next; reader.next(next);) {
      if (next.format == InputFormat::Jsonl && !next.reject) made.bytes += next.bytes;
    }
    made.file = "day.jsonl";
    return made;
  }();
  return kChunk;
}

const std::vector<Call>& calls() {
  static const std::vector<Call> kCalls = [] {
    Calls handler;
    CallParser({}).parse(chunk(), handler);
    return std::move(handler.calls);
  }();
  return kCalls;
}

std::shared_ptr<const CompiledRubric> rubric() {
  static const std::shared_ptr<const CompiledRubric> kRubric = [] {
    Diagnostics diagnostics;
    const std::optional<Rubric> loaded = load_rubric(kRoot + "/rulesets/hotline.yaml", {}, diagnostics);
    return loaded ? compile(*loaded, diagnostics) : nullptr;
  }();
  return kRubric;
}

void count(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * chunk().bytes.size()));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * calls().size()));
}

void read_calls(benchmark::State& state) {
  CallParser parser({});
  Nothing handler;
  for (auto _ : state) parser.parse(chunk(), handler);
  count(state);
}
BENCHMARK(read_calls)->Unit(benchmark::kMicrosecond);

void fold(benchmark::State& state) {
  const Folder folder({{"呃", "嗯"}, {}});
  FoldedText folded;
  for (auto _ : state) {
    for (const Call& call : calls()) {
      folded.clear();
      folder.fold(call.text, 0, folded);
      benchmark::DoNotOptimize(folded.symbols.data());
    }
  }
  count(state);
}
BENCHMARK(fold)->Unit(benchmark::kMicrosecond);

/// Folding, matching and judging.
void evaluate(benchmark::State& state) {
  Evaluator evaluator(rubric());
  for (auto _ : state) {
    for (const Call& call : calls()) {
      for (const uint32_t agent : call.scored_agents())
        benchmark::DoNotOptimize(evaluator.evaluate(call, agent).rules.data());
    }
  }
  count(state);
}
BENCHMARK(evaluate)->Unit(benchmark::kMicrosecond);

/// The same, and points, records and scorecards.
void score(benchmark::State& state) {
  Evaluator evaluator(rubric());
  CallScorer scorer(rubric_of(*rubric()));
  CallRecord record;
  Scorecards scorecards;
  for (auto _ : state) {
    for (const Call& call : calls()) {
      for (const uint32_t agent : call.scored_agents()) {
        const CallOutcome& outcome = evaluator.evaluate(call, agent);
        make_record(call, {1, 1}, rubric_of(*rubric()), outcome, scorer.score(outcome), record);
        scorecards.add(record);
      }
    }
  }
  count(state);
}
BENCHMARK(score)->Unit(benchmark::kMicrosecond);

void write_records(benchmark::State& state) {
  Evaluator evaluator(rubric());
  CallScorer scorer(rubric_of(*rubric()));
  const Call& call = calls().front();
  const CallOutcome& outcome = evaluator.evaluate(call, call.scored_agents().front());
  CallRecord record;
  make_record(call, {1, 1}, rubric_of(*rubric()), outcome, scorer.score(outcome), record);
  std::string out;
  for (auto _ : state) {
    out.clear();
    append_call_record(record, out);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * out.size()));
}
BENCHMARK(write_records);

void load_rubric_and_compile(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics diagnostics;
    const std::optional<Rubric> loaded = load_rubric(kRoot + "/rulesets/hotline.yaml", {}, diagnostics);
    benchmark::DoNotOptimize(compile(*loaded, diagnostics));
  }
}
BENCHMARK(load_rubric_and_compile)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
