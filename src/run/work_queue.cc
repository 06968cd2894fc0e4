#include "run/work_queue.h"

#include <utility>

namespace zhijian {

void WorkQueue::put(Chunk chunk) {
  std::unique_lock lock(mutex_);
  has_room_.wait(lock, [&] { return put_ - consumed_ < results_.size(); });
  waiting_.push_back({put_++, std::move(chunk)});
  has_work_.notify_one();
}

void WorkQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  has_work_.notify_all();
  has_result_.notify_all();
}

std::optional<WorkQueue::Work> WorkQueue::take() {
  std::unique_lock lock(mutex_);
  has_work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  Work work = std::move(waiting_.front());
  waiting_.pop_front();
  return work;
}

void WorkQueue::wait_for_turn(uint64_t number) {
  std::unique_lock lock(mutex_);
  has_turn_.wait(lock, [&] { return turn_ == number; });
}

void WorkQueue::pass_turn() {
  const std::lock_guard lock(mutex_);
  ++turn_;
  has_turn_.notify_all();
}

void WorkQueue::finish(uint64_t number, ChunkResult result) {
  const std::lock_guard lock(mutex_);
  results_[number % results_.size()] = std::move(result);
  if (number == consumed_) has_result_.notify_one();
}

WorkQueue::Answer WorkQueue::next(ChunkResult& result, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  std::optional<ChunkResult>& slot = results_[consumed_ % results_.size()];
  const auto at_end = [&] { return closed_ && consumed_ == put_; };
  has_result_.wait_for(lock, patience, [&] { return slot.has_value() || at_end(); });
  if (!slot) return at_end() ? Answer::End : Answer::Nothing;
  result = std::move(*slot);
  slot.reset();
  ++consumed_;
  has_room_.notify_one();
  return Answer::Result;
}

}  // namespace zhijian
