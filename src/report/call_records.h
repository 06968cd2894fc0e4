#pragma once

#include <string>

#include "score/call_record.h"

namespace zhijian {

/// Appends the record as a line of `zhijian.call/1`, with its line feed.
///
/// Always there, null where nothing is known: `agent_name`, `team`, `start`, `score`, `grade`, `passed`. Left
/// out where there is nothing to say: in rules `name`, `dimension`, `instead`, `draft`, `reason`; in hits all
/// but what their kind has.
void append_call_record(const CallRecord& record, std::string& out);

}  // namespace zhijian
