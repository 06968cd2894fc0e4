#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "calls/reader.h"
#include "run/chunk_result.h"

namespace zhijian {

/// Shares one source of chunks among workers, and hands their results on in the order of the chunks.
///
/// Why it is fast: neither reading nor handing on has a thread of its own. A worker reads its next chunk
/// itself, so that the bytes are in the cache of the processor that uses them and nobody is woken for them;
/// and it hands on whatever results are due when it has finished one. At most `room` chunks are on their way,
/// so that memory stays bounded whoever is the slowest.
class OrderedWork {
 public:
  /// Gets the next chunk, which keeps the memory that it has; false at the end. Called by one thread at a
  /// time.
  using Read = std::function<bool(Chunk&)>;

  /// Whom results are handed on to, by one thread at a time.
  class Consumer {
   public:
    virtual ~Consumer() = default;
    virtual void take(ChunkResult& result) = 0;
    /// No result is due at the moment.
    virtual void rest() = 0;
  };

  OrderedWork(size_t room, Read read) : read_(std::move(read)), results_(room) {}

  /// The next chunk's number in the order of reading, from 0; nothing at the end. Waits for the others that
  /// read, for input, and for room.
  std::optional<uint64_t> take(Chunk& chunk);
  /// Waits until every chunk before `number` has passed its turn: between the two calls, workers do what must
  /// be done in order. A worker holds one turn at a time and always passes it.
  void wait_for_turn(uint64_t number);
  void pass_turn();
  void finish(uint64_t number, ChunkResult result);

  /// Hands on all results that are due, then lets the consumer rest; at once if another thread is at it,
  /// which sees to what is due before it stops.
  void hand_on(Consumer& consumer);

  /// True when all chunks are read, finished and handed on; false after `patience`.
  bool wait_for_end(std::chrono::milliseconds patience);

 private:
  void wait_for_room();
  bool at_end() const { return read_all_ && handed_on_ == taken_ && !handing_on_; }

  const Read read_;
  std::mutex reading_;  ///< held while a chunk is read; taken before `mutex_`
  std::mutex mutex_;    ///< of all that follows
  std::condition_variable has_room_, has_turn_, has_ended_;
  std::vector<std::optional<ChunkResult>> results_;  ///< of chunk n at n modulo room
  uint64_t taken_ = 0;                               ///< chunks that were read
  uint64_t turn_ = 0;                                ///< the chunk whose turn it is
  uint64_t handed_on_ = 0;
  bool handing_on_ = false;  ///< some thread is at it
  bool read_all_ = false;
};

}  // namespace zhijian
