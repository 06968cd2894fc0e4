#include "language/load/did_you_mean.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace zhijian {

int edit_distance(std::string_view a, std::string_view b) {
  const std::u32string x = to_utf32(a);
  const std::u32string y = to_utf32(b);
  const size_t width = y.size() + 1;
  std::vector<int> cost((x.size() + 1) * width);
  const auto at = [&](size_t i, size_t j) -> int& { return cost[i * width + j]; };
  for (size_t i = 0; i <= x.size(); ++i) at(i, 0) = static_cast<int>(i);
  for (size_t j = 0; j <= y.size(); ++j) at(0, j) = static_cast<int>(j);
  for (size_t i = 1; i <= x.size(); ++i) {
    for (size_t j = 1; j <= y.size(); ++j) {
      const int replaced = at(i - 1, j - 1) + (x[i - 1] == y[j - 1] ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
      const bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (swapped) at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(x.size(), y.size());
}

std::string_view did_you_mean(std::string_view written, std::span<const std::string_view> candidates) {
  const int length = static_cast<int>(count_code_points(written));
  if (length > 64) return {};  // no slip of the pen, and the distance is quadratic
  std::string_view best;
  int best_distance = std::max(1, length / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const int longer = std::max(length, static_cast<int>(count_code_points(candidate)));
    const int distance = longer - length > best_distance ? best_distance : edit_distance(written, candidate);
    if (distance < best_distance && distance < longer) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace zhijian
