#pragma once

#include <set>
#include <string>
#include <vector>

#include "language/rubric.h"

namespace zhijian {

/// What one rule needs of its rubric, directly or through what it names.
struct RuleClosure {
  std::set<std::string> sets;
  std::set<std::string> moments;
};

RuleClosure closure_of(const Rubric& rubric, const Rule& rule);

/// The rubric as if it had only this rule, which gives the same verdicts as it does among the others.
Rubric only_rule(const Rubric& rubric, const Rule& rule, const RuleClosure& closure);

}  // namespace zhijian
