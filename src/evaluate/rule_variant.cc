#include "evaluate/rule_variant.h"

namespace zhijian {

namespace {

/// Changes a condition. A moment that it names is changed in a copy of its own, as scopes may name it too.
void change_condition(Rubric& rubric, Condition& condition, const std::function<void(Condition&)>& change) {
  change(condition);
  for (Condition& part : condition.parts) change_condition(rubric, part, change);
  if (condition.kind != Condition::Kind::Moment) return;
  const MomentDefinition* original = rubric.find_moment(condition.moment.text);
  if (original == nullptr) return;
  MomentDefinition copy = *original;
  // No author can write such a name, so it is free.
  copy.name += " #" + std::to_string(rubric.moments.size());
  condition.moment.text = copy.name;
  change_condition(rubric, copy.condition, change);
  rubric.moments.push_back(std::move(copy));
}

std::optional<Condition>& written(Rule& rule, RulePart part) {
  return part == RulePart::When ? rule.when : part == RulePart::Require ? rule.require : rule.forbid;
}

}  // namespace

const CompiledCondition* condition_of(const CompiledRule& rule, RulePart part) {
  const std::optional<CompiledCondition>& condition = part == RulePart::When      ? rule.when
                                                      : part == RulePart::Require ? rule.require
                                                                                  : rule.forbid;
  return condition ? &*condition : nullptr;
}

RuleVariant::RuleVariant(const Rubric& rubric, size_t rule, RulePart part,
                         const std::function<void(Condition&)>& change, const Call& call, uint32_t agent)
    : part_(part) {
  Rubric changed = rubric;
  changed.rules = {rubric.rules[rule]};
  if (std::optional<Condition>& condition = written(changed.rules.front(), part)) {
    change_condition(changed, *condition, change);
  }
  Diagnostics diagnostics;
  compiled_ = compile(changed, diagnostics);
  if (!compiled_) return;
  conditions_ = std::make_unique<ConditionEvaluator>(*compiled_);
  conditions_->assign(call, agent);
}

const Node& RuleVariant::node(const NodePath& path) const {
  const Node* node = &condition_of(compiled_->rules.front(), part_)->node;
  for (const uint32_t index : path) node = &node->parts[index];
  return *node;
}

}  // namespace zhijian
