#include "conditions/probes.h"

namespace zhijian {

void find_rates(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits) {
  for (uint32_t t = 0; t < call.turns().size(); ++t) {
    const Turn& turn = call.turns()[t];
    if (!is_asked(who, turn.speaker) || !turn.has_times() || turn.spoken_ms <= 0) continue;
    const uint32_t characters = turn.characters;
    if (characters < kMinRateCharacters) continue;
    const double rate = characters * 60'000.0 / static_cast<double>(turn.spoken_ms);
    if (!over.holds(rate)) continue;
    hits.push_back({.span = turn.text,
                    .turn = t,
                    .speaker = turn.speaker,
                    .probe = Probe::Rate,
                    .value = static_cast<int64_t>(rate + 0.5),
                    .segment = call.turn_segments()[turn.first_segment]});
  }
}

}  // namespace zhijian
