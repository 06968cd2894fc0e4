#include "language/keys.h"

#include <algorithm>

namespace zhijian {

bool is_key_of_the_language(std::string_view text) {
  const auto in = [&](const auto& keys) { return std::find(keys.begin(), keys.end(), text) != keys.end(); };
  return in(kRubricKeys) || in(kScoreKeys) || in(kDimensionKeys) || in(kLintKeys) || in(kRuleKeys) ||
         in(kProbeKeys) || in(kCombinationKeys) || in(kScopeKeys) || in(kAtLeastKeys) || in(kOtherConditionKeys);
}

}  // namespace zhijian
