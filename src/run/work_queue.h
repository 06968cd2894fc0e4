#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "run/chunk_result.h"
#include "transcript/reader.h"

namespace zhijian {

/// Hands chunks from one reader to several workers, and the workers' results to one consumer in the order of
/// the chunks. At most `room` chunks are on their way, from the reader to the consumer, so that memory stays
/// bounded whichever of them is the slowest.
class WorkQueue {
 public:
  explicit WorkQueue(size_t room) : results_(room) {}

  /// A chunk and its number in the order of reading, from 0.
  struct Work {
    uint64_t number = 0;
    Chunk chunk;
  };

  // The reader.
  void put(Chunk chunk);  ///< waits for room
  void close();           ///< there are no more

  // Workers.
  std::optional<Work> take();  ///< waits for a chunk; nothing at the end
  /// Waits until every chunk before `number` has passed its turn: between the two calls, workers do what must
  /// be done in order. A worker holds one turn at a time and always passes it.
  void wait_for_turn(uint64_t number);
  void pass_turn();
  void finish(uint64_t number, ChunkResult result);

  // The consumer.
  enum class Answer : uint8_t { Result, Nothing, End };
  /// The next result in order, if it is there within `patience`.
  Answer next(ChunkResult& result, std::chrono::milliseconds patience);

 private:
  std::mutex mutex_;
  std::condition_variable has_room_, has_work_, has_turn_, has_result_;
  std::deque<Work> waiting_;
  std::vector<std::optional<ChunkResult>> results_;  ///< of chunk n at n modulo room
  uint64_t put_ = 0;                                 ///< chunks that the reader has put
  uint64_t turn_ = 0;                                ///< the chunk whose turn it is
  uint64_t consumed_ = 0;
  bool closed_ = false;
};

}  // namespace zhijian
