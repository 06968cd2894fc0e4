#include "evaluate/evaluator.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "evaluate/rule_evaluator.h"

namespace zhijian {

struct Evaluator::Implementation {
  explicit Implementation(std::shared_ptr<const CompiledRubric> compiled)
      : rubric(std::move(compiled)), conditions(*rubric), rules(*rubric, conditions) {}

  void assign(const Call& call, uint32_t agent) {
    if (!assigned) conditions.assign(call, agent);
    assigned = false;
  }

  /// Sets all rules to what they are in a call of these speakers in which nothing is found.
  void be_quiet(uint8_t speaking) {
    auto& quiet = quiet_of_speakers[speaking];
    if (quiet == nullptr) {
      std::vector<Verdict> verdicts(rubric->rules.size(), Verdict::NotApplicable);
      for (size_t r = 0; r < verdicts.size(); ++r) {
        const bool passes = rubric->quiet.kind(r) == QuietRules::Kind::Pass &&
                            rubric->rules[r].forbid->asked.speaks(speaking);
        if (passes) verdicts[r] = Verdict::Pass;
      }
      quiet = std::make_shared<const std::vector<Verdict>>(std::move(verdicts));
    }
    const auto set = [&](size_t r) {
      RuleOutcome& rule = outcome.rules[r];
      rule.verdict = (*quiet)[r];
      rule.failures = rule.awards = 0;
      rule.evidence.clear();
      rule.reason.reset();
    };
    if (outcome.quiet == quiet) {
      for (const uint32_t r : outcome.looked_at) set(r);
    } else {
      for (size_t r = 0; r < outcome.rules.size(); ++r) set(r);
      outcome.quiet = quiet;
    }
    outcome.looked_at.clear();
  }

  /// Rules whose words may be found in the call, and those that have to be looked at in any.
  void choose_rules() {
    std::vector<uint32_t>& chosen = outcome.looked_at;
    if (observed) {
      chosen.resize(rubric->rules.size());
      std::iota(chosen.begin(), chosen.end(), 0u);
      return;
    }
    chosen = rubric->quiet.never();
    for (const uint32_t search : conditions.likely_searches()) {
      const std::vector<uint32_t>& triggered = rubric->quiet.triggered_by(search);
      chosen.insert(chosen.end(), triggered.begin(), triggered.end());
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  }

  std::shared_ptr<const CompiledRubric> rubric;
  ConditionEvaluator conditions;
  RuleEvaluator rules;
  std::array<std::shared_ptr<const std::vector<Verdict>>, 16> quiet_of_speakers;
  CallOutcome outcome;
  bool observed = false;  ///< somebody wants to hear of every condition
  bool assigned = false;  ///< applies() has just folded the call that evaluate() is about to be asked for
};

Evaluator::Evaluator(std::shared_ptr<const CompiledRubric> rubric)
    : implementation_(std::make_unique<Implementation>(std::move(rubric))) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

void Evaluator::collect_all_hits(bool all) {
  implementation_->rules.collect_all_hits(all);
}

void Evaluator::observe(Observer* observer) {
  implementation_->conditions.observe(observer);
  implementation_->observed = observer != nullptr;
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
  self.be_quiet(self.conditions.text().speaking());
  self.choose_rules();
  for (const uint32_t r : self.outcome.looked_at) self.rules.evaluate(r, self.outcome.rules[r]);
  return self.outcome;
}

}  // namespace zhijian
