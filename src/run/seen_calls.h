#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace zhijian {

/// What is remembered of a call to recognise it when it comes again: hashes of its id and of its content.
struct CallKey {
  uint64_t id = 0;
  uint32_t content = 0;  ///< only ever compared between calls of the same id, so that 32 bits are plenty
};

/// The calls seen so far, in about 16 bytes a call.
class SeenCalls {
 public:
  enum class Answer : uint8_t {
    New,
    Same,       ///< its id and content were seen before
    Different,  ///< its id was seen before with other content
  };

  /// Has the memory fetched that add() is going to look at.
  void prefetch(CallKey key) const { shard_of(key).prefetch(key); }
  /// Looks a call up and, where it is new, remembers it.
  Answer add(CallKey key);

  uint64_t size() const;

 private:
  /// An open-addressing table. There are many of them, so that growing one copies little and needs little
  /// room.
  class Shard {
   public:
    Answer add(CallKey key);
    void prefetch(CallKey key) const {
      if (ids_.empty()) return;
      __builtin_prefetch(&ids_[slot_of(key.id)], 1);
      __builtin_prefetch(&contents_[slot_of(key.id)], 1);
    }
    uint32_t size() const { return size_; }

   private:
    /// The hash's lower half scaled to the table's size, which needs not be a power of two.
    uint32_t slot_of(uint64_t id) const {
      return static_cast<uint32_t>((id & 0xFFFFFFFFu) * ids_.size() >> 32);
    }
    void grow();

    std::vector<uint64_t> ids_;  ///< 0: free
    std::vector<uint32_t> contents_;
    uint32_t size_ = 0;
  };
  const Shard& shard_of(CallKey key) const { return shards_[key.id >> (64 - kShardBits)]; }

  static constexpr int kShardBits = 6;
  std::array<Shard, 1 << kShardBits> shards_;
};

}  // namespace zhijian
