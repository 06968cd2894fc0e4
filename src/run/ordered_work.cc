#include "run/ordered_work.h"

#include <utility>

namespace zhijian {

std::optional<uint64_t> OrderedWork::take(Chunk& chunk) {
  const std::lock_guard reading(reading_);
  wait_for_room();
  const bool is_there = !read_all_ && read_(chunk);
  const std::lock_guard lock(mutex_);
  if (is_there) return taken_++;
  read_all_ = true;
  if (at_end()) has_ended_.notify_all();
  return std::nullopt;
}

void OrderedWork::wait_for_room() {
  std::unique_lock lock(mutex_);
  has_room_.wait(lock, [&] { return taken_ - handed_on_ < results_.size(); });
}

void OrderedWork::wait_for_turn(uint64_t number) {
  std::unique_lock lock(mutex_);
  has_turn_.wait(lock, [&] { return turn_ == number; });
}

void OrderedWork::pass_turn() {
  const std::lock_guard lock(mutex_);
  ++turn_;
  has_turn_.notify_all();
}

void OrderedWork::finish(uint64_t number, ChunkResult result) {
  const std::lock_guard lock(mutex_);
  results_[number % results_.size()] = std::move(result);
}

void OrderedWork::hand_on(Consumer& consumer) {
  std::unique_lock lock(mutex_);
  if (std::exchange(handing_on_, true)) return;
  for (bool rested = false; !rested || results_[handed_on_ % results_.size()];) {
    std::optional<ChunkResult> due = std::exchange(results_[handed_on_ % results_.size()], std::nullopt);
    lock.unlock();
    if (due) {
      consumer.take(*due);
    } else {
      consumer.rest();
    }
    lock.lock();
    rested = !due;
    if (!due) continue;
    ++handed_on_;
    has_room_.notify_one();
  }
  handing_on_ = false;
  if (at_end()) has_ended_.notify_all();
}

bool OrderedWork::wait_for_end(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return has_ended_.wait_for(lock, patience, [&] { return at_end(); });
}

}  // namespace zhijian
