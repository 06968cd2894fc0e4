#include "run/seen_calls.h"

#include <algorithm>
#include <utility>

namespace zhijian {

SeenCalls::Answer SeenCalls::add(CallKey key) {
  if (key.id == 0) key.id = 1;  // 0 marks free slots
  return shards_[key.id >> (64 - kShardBits)].add(key);
}

uint64_t SeenCalls::size() const {
  uint64_t sum = 0;
  for (const Shard& shard : shards_) sum += shard.size();
  return sum;
}

SeenCalls::Answer SeenCalls::Shard::add(CallKey key) {
  if (size_ >= ids_.size() / 10 * 9) grow();
  uint32_t slot = slot_of(key.id);
  while (ids_[slot] != 0) {
    if (ids_[slot] == key.id) return contents_[slot] == key.content ? Answer::Same : Answer::Different;
    slot = slot + 1 == ids_.size() ? 0 : slot + 1;
  }
  ids_[slot] = key.id;
  contents_[slot] = key.content;
  ++size_;
  return Answer::New;
}

void SeenCalls::Shard::grow() {
  const size_t capacity = std::max<size_t>(20, ids_.size() + ids_.size() / 2);
  const std::vector<uint64_t> old_ids = std::exchange(ids_, std::vector<uint64_t>(capacity));
  const std::vector<uint32_t> old_contents = std::exchange(contents_, std::vector<uint32_t>(capacity));
  size_ = 0;
  for (size_t i = 0; i < old_ids.size(); ++i) {
    if (old_ids[i] != 0) add({old_ids[i], old_contents[i]});
  }
}

}  // namespace zhijian
