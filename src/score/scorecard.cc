#include "score/scorecard.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "score/exact.h"

namespace zhijian {

Ratio Ratio::of(uint64_t part, uint64_t whole) {
  return {static_cast<int64_t>(round_half_up(BigInt(part) * 10000, whole))};
}

std::string Ratio::to_string() const {
  std::string digits = std::to_string(ten_thousandths % 10000);
  digits.insert(0, 4 - digits.size(), '0');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::string out = std::to_string(ten_thousandths / 10000);
  if (!digits.empty()) out.append(".").append(digits);
  return out;
}

Ratio Ratio::nearest(double value) {
  return {std::llround(value * 10000)};
}

std::vector<const RuleCard*> AgentCard::costly_rules() const {
  std::vector<const RuleCard*> costly;
  for (const RuleCard& rule : rules) {
    if (!rule.draft && (rule.points < Decimal() || rule.critical > 0)) costly.push_back(&rule);
  }
  const auto order = [](const RuleCard* rule) {
    const auto most_first = [](uint64_t count) { return ~count; };
    return std::make_tuple(most_first(rule->critical), rule->points, most_first(rule->failed),
                           std::cref(rule->id), std::cref(rule->rubric));
  };
  std::sort(costly.begin(), costly.end(),
            [&](const RuleCard* a, const RuleCard* b) { return order(a) < order(b); });
  return costly;
}

}  // namespace zhijian
