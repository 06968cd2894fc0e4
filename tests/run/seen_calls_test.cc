#include "run/seen_calls.h"

#include <doctest/doctest.h>

#include <random>
#include <unordered_map>

using namespace zhijian;

TEST_CASE("a call is new once, then the same or different") {
  SeenCalls seen;
  CHECK(seen.add({5, 1}) == SeenCalls::Answer::New);
  CHECK(seen.add({5, 1}) == SeenCalls::Answer::Same);
  CHECK(seen.add({5, 2}) == SeenCalls::Answer::Different);
  CHECK(seen.add({0, 7}) == SeenCalls::Answer::New);
  CHECK(seen.add({0, 7}) == SeenCalls::Answer::Same);
  CHECK(seen.size() == 2);
}

TEST_CASE("many calls are told apart as by a map") {
  SeenCalls seen;
  std::unordered_map<uint64_t, uint32_t> expected;
  std::mt19937_64 random(7);
  for (int i = 0; i < 200'000; ++i) {
    // Few distinct ids, spread over all shards, so that many come again.
    const uint64_t id = (random() % 60'000 + 2) * 0x9E3779B97F4A7C15u;
    const auto content = static_cast<uint32_t>(random() % 2);
    const auto [entry, is_new] = expected.try_emplace(id, content);
    const auto answer = seen.add({id, content});
    if (is_new) {
      REQUIRE(answer == SeenCalls::Answer::New);
    } else {
      REQUIRE(answer == (entry->second == content ? SeenCalls::Answer::Same : SeenCalls::Answer::Different));
    }
  }
  CHECK(seen.size() == expected.size());
}
