#include "cli/progress.h"

#include "base/messages/cli.h"
#include "cli/console.h"

namespace zhijian {

void Progress::show(uint64_t calls, uint64_t bytes, uint64_t total) {
  if (!console_.error_is_terminal()) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds{100};
  const std::string megabytes = std::to_string(bytes / 1'000'000);
  if (total == 0) {
    console_.progress(console_.text(message(says::kProgress, std::to_string(calls), megabytes)));
  } else {
    const std::string percent = std::to_string(bytes >= total ? 100 : bytes * 100 / total);
    console_.progress(
        console_.text(message(says::kProgressPercent, std::to_string(calls), megabytes, percent)));
  }
}

}  // namespace zhijian
