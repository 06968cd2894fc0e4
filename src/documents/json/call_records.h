#pragma once

#include <memory>
#include <string>
#include <vector>

#include "score/call_record.h"

namespace zhijian {

/// Appends the record as a line of `zhijian.call/1`, with its line feed.
///
/// Always there, null where nothing is known: `agent_name`, `team`, `start`, `score`, `grade`, `passed`. Left
/// out where there is nothing to say: in rules `name`, `dimension`, `instead`, `draft`, `reason`; in hits all
/// but what their kind has.
void append_call_record(const CallRecord& record, std::string& out);

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
    std::string rules;           ///< each followed by a comma
    std::vector<size_t> begins;  ///< of each rule; and the end of all
  };
  const Quiet& quiet_of(const CallRecord& record);

  std::vector<Quiet> quiet_;  ///< a few: rubrics, and who speaks at all
};

}  // namespace zhijian
