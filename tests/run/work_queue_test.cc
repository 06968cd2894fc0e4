#include "run/work_queue.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

using namespace zhijian;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kLong{10'000};
constexpr milliseconds kShort{20};

Chunk chunk_of(uint64_t number) {
  Chunk chunk;
  chunk.first_line = static_cast<uint32_t>(number);
  return chunk;
}

ChunkResult result_of(uint64_t number) {
  ChunkResult result;
  result.scored = number;
  result.streams = {std::to_string(number)};
  return result;
}

/// Gives the processor away now and then, so that threads overtake one another.
void dawdle(std::mt19937& random) {
  for (uint32_t i = random() % 20; i > 0; --i) std::this_thread::yield();
}

}  // namespace

TEST_CASE("results come in the order of the chunks, whatever worker is the fastest") {
  constexpr uint64_t kChunks = 2000;
  for (const unsigned workers : {1u, 2u, 5u}) {
    WorkQueue queue(2 * workers + 1);
    std::vector<uint64_t> turns;  // guarded by the turn
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
      for (uint64_t i = 0; i < kChunks; ++i) queue.put(chunk_of(i));
      queue.close();
    });
    for (unsigned i = 0; i < workers; ++i) {
      threads.emplace_back([&, i] {
        std::mt19937 random(i);
        while (const auto work = queue.take()) {
          CHECK(work->chunk.first_line == work->number);
          dawdle(random);
          queue.wait_for_turn(work->number);
          turns.push_back(work->number);
          queue.pass_turn();
          dawdle(random);
          queue.finish(work->number, result_of(work->number));
        }
      });
    }
    std::vector<uint64_t> results;
    ChunkResult result;
    for (;;) {
      const auto answer = queue.next(result, kLong);
      if (answer == WorkQueue::Answer::End) break;
      REQUIRE(answer == WorkQueue::Answer::Result);
      CHECK(result.streams[0] == std::to_string(result.scored));
      results.push_back(result.scored);
    }
    for (std::thread& thread : threads) thread.join();
    REQUIRE(results.size() == kChunks);
    REQUIRE(turns.size() == kChunks);
    for (uint64_t i = 0; i < kChunks; ++i) REQUIRE((results[i] == i && turns[i] == i));
  }
}

TEST_CASE("a slow consumer stops the reader, so that memory stays bounded") {
  constexpr size_t kRoom = 3;
  WorkQueue queue(kRoom);
  std::atomic<uint64_t> put = 0;
  std::thread reader([&] {
    for (uint64_t i = 0; i < 10; ++i) {
      queue.put(chunk_of(i));
      ++put;
    }
    queue.close();
  });
  std::thread worker([&] {
    while (const auto work = queue.take()) queue.finish(work->number, result_of(work->number));
  });
  ChunkResult result;
  for (uint64_t taken = 0; taken < 10; ++taken) {
    // However long the consumer takes, no more are on their way than there is room for.
    const auto deadline = std::chrono::steady_clock::now() + kShort;
    while (std::chrono::steady_clock::now() < deadline) {
      REQUIRE(put <= taken + kRoom);
      std::this_thread::yield();
    }
    REQUIRE(queue.next(result, kLong) == WorkQueue::Answer::Result);
    CHECK(result.scored == taken);
  }
  CHECK(queue.next(result, kLong) == WorkQueue::Answer::End);
  reader.join();
  worker.join();
  CHECK(put == 10);
}

TEST_CASE("the consumer does not wait longer than it has patience") {
  WorkQueue queue(2);
  ChunkResult result;
  CHECK(queue.next(result, milliseconds{0}) == WorkQueue::Answer::Nothing);
  queue.put(chunk_of(0));
  queue.put(chunk_of(1));
  const auto first = queue.take();
  const auto second = queue.take();
  queue.finish(second->number, result_of(1));
  CHECK(queue.next(result, kShort) == WorkQueue::Answer::Nothing);  // the first is not done
  queue.finish(first->number, result_of(0));
  CHECK(queue.next(result, kShort) == WorkQueue::Answer::Result);
  CHECK(result.scored == 0);
  queue.close();
  CHECK_FALSE(queue.take().has_value());
  CHECK(queue.next(result, kShort) == WorkQueue::Answer::Result);
  CHECK(queue.next(result, kShort) == WorkQueue::Answer::End);
}

TEST_CASE("what was rejected in a chunk comes with its result") {
  WorkQueue queue(1);
  queue.put(chunk_of(0));
  ChunkResult made;
  made.counts.rejected = 1;
  made.rejects.push_back({"day.jsonl", 7, {}, "c"});
  queue.finish(queue.take()->number, std::move(made));
  ChunkResult result;
  REQUIRE(queue.next(result, kShort) == WorkQueue::Answer::Result);
  REQUIRE(result.rejects.size() == 1);
  CHECK(result.rejects[0].line == 7);
  CHECK(result.counts.rejected == 1);
}
