#pragma once

#include <chrono>
#include <cstdint>

namespace zhijian {

class Console;

/// A line that tells how far a long run is: on a terminal, from its first second on, ten times a second.
class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}

  /// `total` is 0 where it is not known.
  void show(uint64_t calls, uint64_t bytes, uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  Clock::time_point next_ = Clock::now() + std::chrono::seconds{1};
};

}  // namespace zhijian
