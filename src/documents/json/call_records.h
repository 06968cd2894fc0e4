#pragma once

#include <memory>
#include <string>
#include <vector>

#include "score/call_record.h"

namespace zhijian {

/// Appends the record as a line of `zhijian.call/2`, with its line feed. Every key is there, null where there
/// is nothing to say.
void append_call_record(const CallRecord& record, std::string& out);

/// What is written of rules that were not looked at (CallRecord::quiet).
struct QuietText {
  std::string rules;           ///< each followed by a comma
  std::vector<size_t> begins;  ///< of each rule; and the end of all
};

/// Does the same for many records, one after the other; copies share nothing.
///
/// Why it is fast: in most records most rules are quiet (CallRecord::quiet), and what is said of them is the
/// same each time. It is made once for each such state, and copied between the rules that were looked at.
class CallRecordWriter {
 public:
  void operator()(const CallRecord& record, std::string& out);

 private:
  struct Quiet {
    std::shared_ptr<const std::vector<Verdict>> verdicts;
    QuietText text;
  };
  const Quiet& quiet_of(const CallRecord& record);

  std::vector<Quiet> quiet_;  ///< a few: rubrics, and who speaks at all
};

}  // namespace zhijian
