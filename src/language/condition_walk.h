#pragma once

#include <functional>

#include "language/rubric.h"

namespace zhijian {

/// A condition without parts, with what the combinations around it give it.
struct Leaf {
  const Condition& condition;
  Scope scope;   ///< its own, and inherited where it says nothing
  bool negated;  ///< inside an odd number of `not`
};

/// Visits every condition without parts.
void for_each_leaf(const Condition& condition, const std::function<void(const Leaf&)>& visit);

/// The same over every moment and every rule's `when`, `require` and `forbid`; `rule` is null for moments.
void for_each_leaf(const Rubric& rubric, const std::function<void(const Rule* rule, const Leaf&)>& visit);

/// What is not given in `own` taken from `outer`. `times` belongs to one condition alone.
Scope inherit(const Scope& own, const Scope& outer);

}  // namespace zhijian
