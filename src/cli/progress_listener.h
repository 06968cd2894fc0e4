#pragma once

#include "cli/progress.h"
#include "run/run_calls.h"

namespace zhijian {

/// Of a run that writes nothing while it goes on: shows how far the reading of calls is.
class ProgressListener final : public RunListener {
 public:
  explicit ProgressListener(Console& console) : progress_(console) {}

  void on_records(size_t, std::string_view) override {}
  void on_idle() override {}
  void on_progress(const RunProgress& progress) override {
    progress_.show(progress.calls, progress.bytes_read, progress.bytes_total);
  }

 private:
  Progress progress_;
};

}  // namespace zhijian
