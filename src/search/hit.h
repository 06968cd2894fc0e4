#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/outcome.h"

namespace zhijian {

inline constexpr uint32_t kNoPhrase = UINT32_MAX;

/// A place in one call where a search or a probe found something.
struct Hit {
  Span span;          ///< in Call::text; empty for silence and overlap, which lie between words
  uint32_t turn = 0;  ///< index into CallText::turns()
  Grade grade = Grade::Exact;
  double similarity = 1;
  uint32_t phrase = kNoPhrase;  ///< index of the phrase or pattern as written
  uint32_t order = 0;  ///< position of the pattern among those of its search: the earlier is preferred
  Speaker speaker = Speaker::Other;
  Probe probe = Probe::None;
  int64_t value = 0;
  std::string_view label;
  int64_t end_ms = kNoTime;  ///< of a silence: when it ended
  uint32_t segment = 0;      ///< of a probe: the segment at which it lies

  bool has_words() const { return probe == Probe::None; }
};

/// The order in which hits are preferred: what begins first, the longest, the better grade, the first in the
/// list.
bool is_preferred(const Hit& a, const Hit& b);

/// Sorts by is_preferred() and drops what overlaps a hit before it. Probes never overlap anything.
void keep_preferred(std::vector<Hit>& hits);

}  // namespace zhijian
