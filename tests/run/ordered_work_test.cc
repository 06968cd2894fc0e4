#include "run/ordered_work.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <random>
#include <thread>

using namespace zhijian;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kShort{20};

/// Chunks that are numbered by their first line, from 0.
OrderedWork::Read count_to(uint64_t end, std::atomic<uint64_t>* read = nullptr) {
  return [end, read, next = uint64_t{0}](Chunk& chunk) mutable {
    if (next == end) return false;
    chunk.first_line = static_cast<uint32_t>(next++);
    if (read != nullptr) *read = next;
    return true;
  };
}

ChunkResult result_of(uint64_t number) {
  ChunkResult result;
  result.scored = number;
  result.streams = {std::to_string(number)};
  return result;
}

/// Gives the processor away now and then, so that threads overtake one another.
void dawdle(std::mt19937& random) {
  for (auto i = random() % 4; i > 0; --i) std::this_thread::yield();
}

struct Collector final : OrderedWork::Consumer {
  void take(ChunkResult& result) override {
    ++users;
    CHECK(users == 1);
    CHECK(result.streams[0] == std::to_string(result.scored));
    results.push_back(result.scored);
    if (on_take) on_take();
    --users;
  }
  void rest() override {
    ++users;
    CHECK(users == 1);
    ++rests;
    --users;
  }

  std::vector<uint64_t> results;  // guarded by handing on
  std::function<void()> on_take;
  std::atomic<int> users = 0;
  std::atomic<int> rests = 0;
};

}  // namespace

TEST_CASE("results come in the order of the chunks, whatever worker is the fastest") {
  constexpr uint64_t kChunks = 2000;
  for (const unsigned workers : {1u, 2u, 5u}) {
    OrderedWork work(2 * workers + 1, count_to(kChunks));
    Collector collector;
    std::vector<uint64_t> turns;  // guarded by the turn
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < workers; ++i) {
      threads.emplace_back([&, i] {
        std::mt19937 random(i);
        Chunk chunk;
        while (const auto number = work.take(chunk)) {
          CHECK(chunk.first_line == *number);
          dawdle(random);
          work.wait_for_turn(*number);
          turns.push_back(*number);
          work.pass_turn();
          dawdle(random);
          work.finish(*number, result_of(*number));
          work.hand_on(collector);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(work.wait_for_end(kShort));
    CHECK(collector.rests > 0);
    REQUIRE(collector.results.size() == kChunks);
    REQUIRE(turns.size() == kChunks);
    for (uint64_t i = 0; i < kChunks; ++i) REQUIRE((collector.results[i] == i && turns[i] == i));
  }
}

TEST_CASE("a slow consumer stops the reading, so that memory stays bounded") {
  constexpr size_t kRoom = 3;
  std::atomic<uint64_t> read = 0;
  OrderedWork work(kRoom, count_to(10, &read));
  Collector collector;
  collector.on_take = [&] {
    // However long the consumer takes, no more are on their way than there is room for.
    const auto deadline = std::chrono::steady_clock::now() + kShort;
    while (std::chrono::steady_clock::now() < deadline) {
      REQUIRE(read <= collector.results.size() - 1 + kRoom);
      std::this_thread::yield();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      Chunk chunk;
      while (const auto number = work.take(chunk)) {
        work.finish(*number, result_of(*number));
        work.hand_on(collector);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(work.wait_for_end(kShort));
  CHECK(collector.results.size() == 10);
}

TEST_CASE("results wait for those before them") {
  OrderedWork work(3, count_to(2));
  Collector collector;
  Chunk chunk;
  REQUIRE(work.take(chunk) == 0);
  REQUIRE(work.take(chunk) == 1);
  work.finish(1, result_of(1));
  work.hand_on(collector);
  CHECK(collector.results.empty());  // the first is not done
  CHECK(collector.rests == 1);
  work.finish(0, result_of(0));
  work.hand_on(collector);
  CHECK(collector.results == std::vector<uint64_t>{0, 1});
  CHECK_FALSE(work.wait_for_end(kShort));  // nobody knows yet that there are no more
  CHECK_FALSE(work.take(chunk).has_value());
  CHECK(work.wait_for_end(kShort));
  CHECK_FALSE(work.take(chunk).has_value());
}

TEST_CASE("who hands on sees to what becomes due meanwhile, and the others need not wait") {
  OrderedWork work(3, count_to(2));
  Collector collector;
  Chunk chunk;
  work.take(chunk);
  work.take(chunk);
  collector.on_take = [&] {
    if (collector.results.size() > 1) return;
    work.finish(1, result_of(1));
    Collector other;
    work.hand_on(other);
    CHECK(other.results.empty());
    CHECK(other.rests == 0);
  };
  work.finish(0, result_of(0));
  work.hand_on(collector);
  CHECK(collector.results == std::vector<uint64_t>{0, 1});
}

TEST_CASE("what was rejected in a chunk comes with its result") {
  struct Rejects final : OrderedWork::Consumer {
    void take(ChunkResult& result) override { taken = std::move(result); }
    void rest() override {}
    ChunkResult taken;
  } consumer;
  OrderedWork work(1, count_to(1));
  Chunk chunk;
  ChunkResult made;
  made.counts.rejected = 1;
  made.rejects.push_back({"day.jsonl", 7, {}, "c"});
  work.finish(work.take(chunk).value(), std::move(made));
  work.hand_on(consumer);
  REQUIRE(consumer.taken.rejects.size() == 1);
  CHECK(consumer.taken.rejects[0].line == 7);
  CHECK(consumer.taken.counts.rejected == 1);
}
