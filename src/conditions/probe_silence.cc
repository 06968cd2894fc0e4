#include <algorithm>

#include "conditions/probes.h"

namespace zhijian {

namespace {

/// Calls `found(segment, begin, end)` for each stretch of time in which nobody speaks; `segment` is the last
/// before it.
template <typename Found>
void for_each_silence(const Call& call, Found found) {
  int64_t latest_end = kNoTime;
  for (uint32_t i = 0; i < call.segments.size(); ++i) {
    const Segment& segment = call.segments[i];
    if (latest_end != kNoTime && segment.begin_ms > latest_end) found(i - 1, latest_end, segment.begin_ms);
    latest_end = std::max(latest_end, segment.end_ms);
  }
  if (latest_end != kNoTime && call.duration_ms > latest_end) {
    found(static_cast<uint32_t>(call.segments.size() - 1), latest_end, call.duration_ms);
  }
}

}  // namespace

void find_silences(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits) {
  for_each_silence(call.call(), [&](uint32_t segment, int64_t begin, int64_t end) {
    if (!over.holds(static_cast<double>(end - begin))) return;
    const uint32_t turn = call.turn_at_or_before(segment);
    const bool asked = who != Who::Nobody && who != Who::Anyone;
    if (turn == kNoTurn || (asked && is_asked(who, call.turns()[turn].speaker))) return;
    const uint32_t place = call.call().segments[segment].text.end;
    hits.push_back({.span = {place, place},
                    .turn = turn,
                    .speaker = asked ? static_cast<Speaker>(who) : call.turns()[turn].speaker,
                    .probe = Probe::Silence,
                    .value = end - begin,
                    .end_ms = end,
                    .segment = segment});
  });
}

int64_t longest_silence(const CallText& call) {
  int64_t longest = 0;
  for_each_silence(call.call(),
                   [&](uint32_t, int64_t begin, int64_t end) { longest = std::max(longest, end - begin); });
  return longest;
}

}  // namespace zhijian
