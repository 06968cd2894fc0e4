#include <algorithm>
#include <array>

#include "conditions/probes.h"

namespace zhijian {

void find_overlaps(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits) {
  const std::vector<Segment>& segments = call.call().segments;
  // Segments stand in order of their begin, so those that begin before this one are those before it. Of them
  // only the one of another speaker counts that ends last.
  std::array<int64_t, 4> last_end;
  last_end.fill(kNoTime);
  uint32_t begun = 0;
  for (uint32_t i = 0; i < segments.size(); ++i) {
    const Segment& own = segments[i];
    for (; begun < segments.size() && segments[begun].begin_ms < own.begin_ms; ++begun) {
      if (call.turn_of_segment(begun) == kNoTurn) continue;
      int64_t& end = last_end[static_cast<size_t>(call.speaker(begun))];
      end = std::max(end, segments[begun].end_ms);
    }
    const uint32_t turn = call.turn_of_segment(i);
    if (turn == kNoTurn || !is_asked(who, call.speaker(i))) continue;
    int64_t longest = 0;
    for (size_t speaker = 0; speaker < last_end.size(); ++speaker) {
      if (speaker == static_cast<size_t>(call.speaker(i))) continue;
      longest = std::max(longest, std::min(own.end_ms, last_end[speaker]) - own.begin_ms);
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
