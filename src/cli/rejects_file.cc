#include "cli/rejects_file.h"

#include <string>

#include "cli/console.h"
#include "documents/json/reject_json.h"

namespace zhijian {

Result<RejectsFile> RejectsFile::open(const Options& options, Console& console) {
  RejectsFile rejects;
  if (options.rejects == "-") rejects.console_ = &console;
  if (options.rejects.empty() || options.rejects == "-") return rejects;
  auto file = AtomicFile::create(options.rejects);
  if (!file) return unexpected(file.error());
  rejects.file_ = std::move(*file);
  return rejects;
}

void RejectsFile::add(const Reject& reject) {
  if ((!file_ && console_ == nullptr) || failure_) return;
  std::string line;
  append_reject(reject, line);
  if (console_ != nullptr) return console_->out(line);
  if (const auto written = file_->write(line); !written) failure_ = written.error();
}

Result<void> RejectsFile::finish() {
  if (failure_) return unexpected(*failure_);
  return file_ ? file_->commit() : Result<void>{};
}

}  // namespace zhijian
