#include "language/condition_walk.h"

namespace zhijian {

namespace {

void walk(const Condition& condition, const Scope& outer, bool negated,
          const std::function<void(const Leaf&)>& visit) {
  const Scope scope = inherit(condition.scope, outer);
  if (!condition.is_combination()) {
    visit({condition, scope, negated});
    return;
  }
  const bool inside = negated != (condition.kind == Condition::Kind::Not);
  for (const Condition& part : condition.parts) walk(part, scope, inside, visit);
}

template <typename Value>
void fill(std::optional<Value>& own, const std::optional<Value>& outer) {
  if (!own) own = outer;
}

}  // namespace

Scope inherit(const Scope& own, const Scope& outer) {
  Scope scope = own;
  fill(scope.at, outer.at);
  fill(scope.after, outer.after);
  fill(scope.before, outer.before);
  fill(scope.within, outer.within);
  fill(scope.except, outer.except);
  fill(scope.ignore_negated, outer.ignore_negated);
  fill(scope.alone, outer.alone);
  fill(scope.match, outer.match);
  return scope;
}

void for_each_leaf(const Condition& condition, const std::function<void(const Leaf&)>& visit) {
  walk(condition, {}, false, visit);
}

void for_each_leaf(const Rubric& rubric, const std::function<void(const Rule*, const Leaf&)>& visit) {
  for (const MomentDefinition& moment : rubric.moments) {
    for_each_leaf(moment.condition, [&](const Leaf& leaf) { visit(nullptr, leaf); });
  }
  for (const Rule& rule : rubric.rules) {
    for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
      if (*condition) for_each_leaf(**condition, [&](const Leaf& leaf) { visit(&rule, leaf); });
    }
  }
}

}  // namespace zhijian
