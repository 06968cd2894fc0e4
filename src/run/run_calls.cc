#include "run/run_calls.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <thread>

#include "run/chunk_runner.h"
#include "run/ordered_work.h"
#include "run/seen_calls.h"

namespace zhijian {

namespace {

constexpr std::chrono::milliseconds kProgressInterval{100};

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

/// Adds up results, and tells the listener of them.
class Collector final : public OrderedWork::Consumer {
 public:
  Collector(const ChunkReader& reader, RunListener& listener) : reader_(reader), listener_(listener) {}

  void take(ChunkResult& chunk) override {
    for (size_t i = 0; i < chunk.streams.size(); ++i) {
      if (!chunk.streams[i].empty()) listener_.on_records(i, chunk.streams[i]);
    }
    add(chunk, result_);
    if (!chunk.rejects.empty()) listener_.on_rejects(chunk.rejects);
    move_all(chunk.rejects, result_.rejects);
    move_all(chunk.warnings.guesses, result_.warnings.guesses);
    move_all(chunk.warnings.places, result_.warnings.places);
    show_progress();
  }

  void rest() override {
    listener_.on_idle();
    show_progress();
  }

  RunResult& result() { return result_; }

 private:
  void show_progress() {
    listener_.on_progress({result_.counts.calls, reader_.bytes_read(), reader_.bytes_total()});
  }

  const ChunkReader& reader_;
  RunListener& listener_;
  RunResult result_;
};

/// What each thread does.
void run_chunks(ChunkRunner& runner, OrderedWork& work, SeenCalls& seen, Collector& collector) {
  Chunk chunk;
  while (const auto number = work.take(chunk)) {
    const auto in_turn = [&](const std::function<void(SeenCalls&)>& tell) {
      work.wait_for_turn(*number);
      tell(seen);
      work.pass_turn();
    };
    work.finish(*number, runner.run(chunk, in_turn));
    work.hand_on(collector);
  }
}

}  // namespace

RunResult run_calls(const CallInput& input, size_t streams, std::span<const std::unique_ptr<CallTask>> tasks,
                    RunListener& listener) {
  assert(!tasks.empty());
  ChunkReader reader(input.paths, input.reading);
  OrderedWork work(2 * tasks.size() + 1, [&reader](Chunk& chunk) { return reader.next(chunk); });
  SeenCalls seen;
  Collector collector(reader, listener);
  std::vector<std::unique_ptr<ChunkRunner>> runners;
  std::vector<std::thread> threads;
  for (const auto& task : tasks) {
    ChunkRunner& runner = *runners.emplace_back(std::make_unique<ChunkRunner>(input.reading, streams, *task));
    threads.emplace_back([&] { run_chunks(runner, work, seen, collector); });
  }
  while (!work.wait_for_end(kProgressInterval)) work.hand_on(collector);
  for (std::thread& thread : threads) thread.join();
  RunResult& result = collector.result();
  [[maybe_unused]] const InputCounts& counts = result.counts;
  assert(counts.calls == result.scored + counts.rejected + counts.duplicates + counts.not_applicable);
  return std::move(result);
}

}  // namespace zhijian
