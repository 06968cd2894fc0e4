#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "score/call_record.h"

namespace zhijian {

/// Reads lines of call records back. Keys that it does not know are skipped, so that later versions may add
/// some.
class CallRecordReader {
 public:
  CallRecordReader();
  ~CallRecordReader();
  CallRecordReader(CallRecordReader&&) noexcept;

  /// Fills `record` from one line (with or without its line feed); the record's texts are valid until the
  /// next call. The message says what is wrong and at which key; then the record's content is unspecified.
  Result<void> read(std::string_view line, CallRecord& record);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
