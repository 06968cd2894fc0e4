#include "match/evaluator.h"

#include "match/rule_evaluator.h"

namespace zhijian {

struct Evaluator::Implementation {
  explicit Implementation(std::shared_ptr<const CompiledRubric> compiled)
      : rubric(std::move(compiled)), conditions(*rubric) {}

  void assign(const Call& call, uint32_t agent) {
    if (!assigned) conditions.assign(call, agent);
    assigned = false;
  }

  std::shared_ptr<const CompiledRubric> rubric;
  ConditionEvaluator conditions;
  CallOutcome outcome;
  bool all_hits = false;
  bool assigned = false;  ///< applies() has just folded the call that evaluate() is about to be asked for
};

Evaluator::Evaluator(std::shared_ptr<const CompiledRubric> rubric)
    : implementation_(std::make_unique<Implementation>(std::move(rubric))) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

void Evaluator::collect_all_hits(bool all) {
  implementation_->all_hits = all;
}

Applies Evaluator::applies(const Call& call, uint32_t agent) {
  Implementation& self = *implementation_;
  self.assigned = false;
  const std::vector<FieldTest>& tests = self.rubric->rubric.applies_to;
  if (tests.empty()) return Applies::Yes;
  self.conditions.assign(call, agent);
  const Truth truth = test_fields(self.conditions.text(), tests, self.rubric->folder);
  self.assigned = truth == Truth::True;
  if (truth == Truth::Unknown) return Applies::MissingField;
  return truth == Truth::True ? Applies::Yes : Applies::No;
}

const CallOutcome& Evaluator::evaluate(const Call& call, uint32_t agent) {
  Implementation& self = *implementation_;
  self.assign(call, agent);
  self.outcome.agent = agent;
  self.outcome.has_turns = !self.conditions.text().turns().empty();
  self.outcome.rules.resize(self.rubric->rules.size());
  RuleEvaluator rules(*self.rubric, self.conditions, self.all_hits);
  for (size_t r = 0; r < self.outcome.rules.size(); ++r) rules.evaluate(r, self.outcome.rules[r]);
  return self.outcome;
}

}  // namespace zhijian
