#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/json/read_records.h"
#include "run/score_calls.h"
#include "run/seen_calls.h"

namespace zhijian {

/// Adds up call records that were written before, by any number of runs. Records of a call that was there
/// already are skipped as duplicates, or rejected where they say something else.
class RecordMerger {
 public:
  using OnReject = std::function<void(const Reject&)>;

  /// `on_reject` hears of every reject, also of those that are only counted.
  explicit RecordMerger(std::vector<RecordWriter> streams, OnReject on_reject = {})
      : streams_(std::move(streams)), on_reject_(std::move(on_reject)) {}

  /// One line of a file of records; what is written for it is appended to out[i] for stream i. An empty line
  /// is nothing.
  void add_line(std::string_view line, const std::string& file, uint32_t number,
                std::vector<std::string>& out);

  /// What came together, with duplicates counted by call; to be taken once.
  ScoreResult take();

 private:
  void reject(const std::string& file, uint32_t number, Message reason, std::string call);

  std::vector<RecordWriter> streams_;
  OnReject on_reject_;
  CallRecordReader reader_;
  CallRecord record_;
  SeenCalls calls_;
  SeenCalls seen_;             ///< records: a call and an agent
  std::string last_repeated_;  ///< the call of the last record that was a duplicate or rejected
  ScoreResult result_;
};

}  // namespace zhijian
