#include "calls/call.h"

#include <algorithm>

namespace zhijian {

std::vector<uint32_t> Call::scored_agents() const {
  std::vector<uint32_t> scored;
  if (!segments_name_agents) return {0};
  for (const Segment& segment : segments) {
    if (segment.speaker != Speaker::Agent) continue;
    if (std::find(scored.begin(), scored.end(), segment.agent) == scored.end())
      scored.push_back(segment.agent);
  }
  return scored;
}

void Call::clear() {
  id.clear(), text.clear(), segments.clear(), labels.clear(), agents.clear(), meta.clear();
  start.clear(), ended_by.clear(), file.clear();
  segments_name_agents = false;
  duration_ms = kNoTime;
  line = 1;
}

}  // namespace zhijian
