#include "search/hit.h"

#include <algorithm>
#include <tuple>

namespace zhijian {

bool is_preferred(const Hit& a, const Hit& b) {
  const auto key = [](const Hit& hit) {
    return std::tuple(hit.span.begin, ~hit.span.end, hit.grade, hit.order, hit.phrase);
  };
  return key(a) < key(b);
}

void keep_preferred(std::vector<Hit>& hits) {
  if (hits.size() < 2) return;
  std::stable_sort(hits.begin(), hits.end(), is_preferred);
  size_t kept = 0;
  uint32_t words_end = 0;
  for (const Hit& hit : hits) {
    if (hit.has_words()) {
      if (hit.span.begin < words_end) continue;
      words_end = hit.span.end;
    }
    hits[kept++] = hit;
  }
  hits.resize(kept);
}

}  // namespace zhijian
