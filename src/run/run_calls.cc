#include "run/run_calls.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <thread>

#include "run/chunk_runner.h"
#include "run/seen_calls.h"
#include "run/work_queue.h"

namespace zhijian {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kProgressInterval{100};

/// What the threads of one run share.
struct Run {
  explicit Run(size_t workers) : queue(2 * workers + 1) {}

  WorkQueue queue;
  SeenCalls seen;  ///< of the worker whose turn it is
  std::atomic<uint64_t> bytes_read = 0, bytes_total = 0;
};

void read_chunks(const CallInput& input, Run& run) {
  ChunkReader reader(input.paths, input.reading);
  while (auto chunk = reader.next()) {
    run.bytes_read = reader.bytes_read();
    run.bytes_total = reader.bytes_total();
    run.queue.put(std::move(*chunk));
  }
  run.queue.close();
}

void take_chunks(ChunkRunner& runner, Run& run) {
  while (const auto work = run.queue.take()) {
    const auto in_turn = [&](const std::function<void(SeenCalls&)>& tell) {
      run.queue.wait_for_turn(work->number);
      tell(run.seen);
      run.queue.pass_turn();
    };
    run.queue.finish(work->number, runner.run(work->chunk, in_turn));
  }
}

void add(const ChunkResult& from, RunResult& to) {
  to.scored += from.scored;
  to.counts.calls += from.counts.calls;
  to.counts.rejected += from.counts.rejected;
  to.counts.duplicates += from.counts.duplicates;
  to.counts.not_applicable += from.counts.not_applicable;
  to.counts.not_applicable_missing_field += from.counts.not_applicable_missing_field;
  for (size_t i = 0; i < to.warnings.counts.size(); ++i) to.warnings.counts[i] += from.warnings.counts[i];
}

/// As many as there is room for.
template <typename Item>
void move_all(std::vector<Item>& from, std::vector<Item>& to) {
  const size_t kept = std::min(from.size(), kMaxRejectsKept - to.size());
  std::move(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(kept), std::back_inserter(to));
}

void consume(ChunkResult& chunk, RunResult& result, RunListener& listener) {
  for (size_t i = 0; i < chunk.streams.size(); ++i) {
    if (!chunk.streams[i].empty()) listener.on_records(i, chunk.streams[i]);
  }
  add(chunk, result);
  move_all(chunk.rejects, result.rejects);
  move_all(chunk.warnings.guesses, result.warnings.guesses);
}

/// Takes results as they come, in order, until all are there.
void consume_all(Run& run, RunResult& result, RunListener& listener) {
  for (ChunkResult chunk;;) {
    auto answer = run.queue.next(chunk, milliseconds{0});
    if (answer == WorkQueue::Answer::Nothing) {
      listener.on_idle();
      answer = run.queue.next(chunk, kProgressInterval);
    }
    if (answer == WorkQueue::Answer::End) return;
    if (answer == WorkQueue::Answer::Result) consume(chunk, result, listener);
    listener.on_progress({result.counts.calls, run.bytes_read, run.bytes_total});
  }
}

}  // namespace

RunResult run_calls(const CallInput& input, size_t streams, std::span<const std::unique_ptr<CallTask>> tasks,
                    RunListener& listener) {
  assert(!tasks.empty());
  Run run(tasks.size());
  std::vector<std::unique_ptr<ChunkRunner>> runners;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { read_chunks(input, run); });
  for (const auto& task : tasks) {
    ChunkRunner& runner = *runners.emplace_back(std::make_unique<ChunkRunner>(input.reading, streams, *task));
    threads.emplace_back([&runner, &run] { take_chunks(runner, run); });
  }
  RunResult result;
  consume_all(run, result, listener);
  for (std::thread& thread : threads) thread.join();
  [[maybe_unused]] const InputCounts& counts = result.counts;
  assert(counts.calls == result.scored + counts.rejected + counts.duplicates + counts.not_applicable);
  return result;
}

}  // namespace zhijian
