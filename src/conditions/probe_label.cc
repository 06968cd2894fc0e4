#include <algorithm>

#include "conditions/probes.h"

namespace zhijian {

void find_labels(const CallText& call, Who who, const std::vector<std::string>& labels,
                 std::vector<Hit>& hits) {
  for (uint32_t i = 0; i < call.call().segments.size(); ++i) {
    const Segment& segment = call.call().segments[i];
    const uint32_t turn = call.turn_at_or_before(i);
    if (turn == kNoTurn || !is_asked(who, call.turns()[turn].speaker)) continue;
    for (uint32_t l = segment.first_label; l < segment.last_label; ++l) {
      const std::string& label = call.call().labels[l];
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) continue;
      hits.push_back({.span = segment.text,
                      .turn = turn,
                      .speaker = call.turns()[turn].speaker,
                      .probe = Probe::Label,
                      .label = label,
                      .segment = i});
      break;
    }
  }
}

}  // namespace zhijian
