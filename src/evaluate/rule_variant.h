#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "conditions/condition_evaluator.h"
#include "evaluate/near_miss.h"

namespace zhijian {

/// The compiled condition, or null where the rule has none.
const CompiledCondition* condition_of(const CompiledRule& rule, RulePart part);

/// The way from a condition down to one of its parts: at each step the index of the part.
using NodePath = std::vector<uint32_t>;

/// One rule with one of its conditions written differently, on the same call: what the rule would have found
/// if its author had said something else. The moments that scopes name stay as they are.
class RuleVariant {
 public:
  /// `change` is called for the condition and all its parts, those of moments that it names too, and must
  /// keep their structure.
  RuleVariant(const Rubric& rubric, size_t rule, RulePart part, const std::function<void(Condition&)>& change,
              const Call& call, uint32_t agent);

  /// False if what came out cannot be compiled.
  bool ok() const { return compiled_ != nullptr; }
  ConditionEvaluator& conditions() { return *conditions_; }
  /// The part of the changed condition.
  const Node& node(const NodePath& path) const;

 private:
  std::shared_ptr<const CompiledRubric> compiled_;
  std::unique_ptr<ConditionEvaluator> conditions_;
  RulePart part_;
};

}  // namespace zhijian
