#include <algorithm>

#include "conditions/probes.h"

namespace zhijian {

void find_overlaps(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits) {
  const std::vector<Segment>& segments = call.call().segments;
  for (uint32_t i = 0; i < segments.size(); ++i) {
    const uint32_t turn = call.turn_of_segment(i);
    if (turn == kNoTurn || !is_asked(who, call.speaker(i))) continue;
    const Segment& own = segments[i];
    int64_t longest = 0;
    // Segments stand in order of their begin, so those that begin before this one are those before it.
    for (uint32_t j = 0; j < segments.size() && segments[j].begin_ms < own.begin_ms; ++j) {
      if (call.turn_of_segment(j) == kNoTurn || call.speaker(j) == call.speaker(i)) continue;
      if (own.begin_ms < segments[j].end_ms) {
        longest = std::max(longest, std::min(own.end_ms, segments[j].end_ms) - own.begin_ms);
      }
    }
    if (longest == 0 || !over.holds(static_cast<double>(longest))) continue;
    hits.push_back({.span = {own.text.begin, own.text.begin},
                    .turn = turn,
                    .speaker = call.speaker(i),
                    .probe = Probe::Overlap,
                    .value = longest,
                    .segment = i});
  }
}

}  // namespace zhijian
