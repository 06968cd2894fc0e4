#pragma once

#include "evaluate/near_miss.h"
#include "evaluate/rule_variant.h"

namespace zhijian {

/// What remedies are looked for.
struct RemedySearch {
  const CompiledRubric& rubric;
  const Call& call;
  uint32_t agent = 0;
  size_t rule = 0;
  RulePart part = RulePart::Require;
  const NodePath& path;  ///< of the leaf in that condition
  const Node& leaf;
  const Surroundings& around;
  ConditionEvaluator& conditions;  ///< of the rubric as it is
};

/// Every remedy named was tried: the leaf holds once it is made. The first in this order: it was said but not
/// counted; it was said elsewhere; another speaker said it; another way of matching finds it.
/// `nearest` is how similar the nearest words in reach are, nothing where there are none; `size` is the
/// number of characters of their phrase.
Remedy find_remedy(const RemedySearch& search, std::optional<double> nearest, uint32_t size);

/// What the leaf found in its reach but for `except`, `ignore_negated` and `alone`.
std::vector<Remedy> find_not_counted(const RemedySearch& search);

}  // namespace zhijian
