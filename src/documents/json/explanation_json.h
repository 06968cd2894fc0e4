#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calls/call.h"
#include "evaluate/near_miss.h"
#include "score/call_record.h"

namespace zhijian {

/// Why one rule did not find what it looks for, and what it found and did not count.
struct RuleExplanation {
  std::string_view rule;
  std::vector<NearMiss> why_not;
  std::vector<Remedy> not_counted;
  std::vector<NearestWords> except_missed;  ///< of a rule that failed, by what an `except` nearly took away
};

/// What `explain` knows about one call of one agent.
struct ExplainedCall {
  const Call& call;
  const CallRecord& record;            ///< with all hits
  std::vector<uint32_t> turns;         ///< of each segment, from 1; 0 for one without words
  std::vector<RuleExplanation> rules;  ///< those of which there is something to say
};

/// Appends it as a line of `zhijian.explanation/1`, with its line feed: the call record under `record`, what
/// was said under `segments`, and under `why_not`, `not_counted` and `except_missed` what the rules missed.
void append_explanation(const ExplainedCall& explained, std::string& out);

}  // namespace zhijian
