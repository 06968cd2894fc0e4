#include "compare/quality/mutation.h"

#include "base/messages/quality.h"
#include "compare/quality/mutate_phrases.h"
#include "compare/quality/mutate_scope.h"

namespace zhijian {

namespace {

class ConditionMutator {
 public:
  explicit ConditionMutator(const MutationVisitor& visit) : visit_(visit) {}

  void run(Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::Phrases:
        mutate_phrases(condition.phrases, MutationKind::Phrase, visit_);
        break;
      case Condition::Kind::Regex:
        drop_named(condition.patterns);
        break;
      case Condition::Kind::Label:
        drop_named(condition.labels);
        break;
      case Condition::Kind::Silence:
      case Condition::Kind::Overlap:
      case Condition::Kind::Rate:
        mutate_limit(condition.comparison, false, MutationKind::Limit, condition.place, visit_);
        break;
      case Condition::Kind::Repeats:
        mutate_limit(condition.comparison, true, MutationKind::Limit, condition.place, visit_);
        break;
      case Condition::Kind::Call:
        mutate_fields(condition.fields);
        break;
      case Condition::Kind::Moment:
        break;
      case Condition::Kind::Not:
        drop_not(condition);
        break;
      case Condition::Kind::All:
      case Condition::Kind::Any:
      case Condition::Kind::AtLeast:
      case Condition::Kind::Sequence:
        combination(condition);
        break;
    }
    swap_speaker(condition);
    mutate_scope(condition.scope, visit_);
    for (Condition& part : condition.parts) run(part);
  }

  void mutate_fields(std::vector<FieldTest>& fields) {
    without_each(fields, [&](const FieldTest& test) {
      visit_({MutationKind::Field, test.field.place, message(says::mutate_without, test.field.text)});
    });
  }

 private:
  void drop_named(std::vector<Named>& names) {
    without_each(names, [&](const Named& name) {
      visit_({MutationKind::Pattern, name.place, message(says::mutate_without, name.text)});
    });
  }

  void swap_speaker(Condition& condition) {
    const Who who = condition.who;
    if (who != Who::Agent && who != Who::Customer) return;
    const bool agent = who == Who::Agent;
    condition.who = agent ? Who::Customer : Who::Agent;
    visit_({MutationKind::Speaker, condition.place,
            message(agent ? says::mutate_customer_speaks : says::mutate_agent_speaks)});
    condition.who = who;
  }

  /// The part in the place of the `not`; what is written beside the `not` stays there.
  void drop_not(Condition& condition) {
    condition.kind = Condition::Kind::All;
    visit_({MutationKind::Negation, condition.place, message(says::mutate_no_not)});
    condition.kind = Condition::Kind::Not;
  }

  void combination(Condition& condition) {
    if (condition.parts.size() < 2) return;
    const uint32_t count = condition.count;
    size_t position = 0;
    without_each(condition.parts, [&](const Condition& part) {
      ++position;
      // "All of three" without one is all of two.
      if (condition.kind == Condition::Kind::AtLeast && count == condition.parts.size() + 1)
        condition.count = count - 1;
      visit_({MutationKind::Part, part.place, message(says::mutate_no_part, std::to_string(position))});
      condition.count = count;
    });
    if (condition.kind == Condition::Kind::Sequence) {
      condition.kind = Condition::Kind::All;
      visit_({MutationKind::Part, condition.place, message(says::mutate_any_order)});
      condition.kind = Condition::Kind::Sequence;
    }
    if (condition.kind != Condition::Kind::AtLeast) return;
    for (const uint32_t other : {count - 1, count + 1}) {
      if (other == 0 || other > condition.parts.size()) continue;
      condition.count = other;
      visit_({MutationKind::Part, condition.place,
              message(says::mutate_instead, "n: " + std::to_string(other), "n: " + std::to_string(count))});
    }
    condition.count = count;
  }

  const MutationVisitor& visit_;
};

}  // namespace

std::string_view mutation_kind_name(MutationKind kind) {
  static constexpr std::string_view kNames[] = {"phrase",    "alternative", "exception", "pattern", "speaker",
                                                "place",     "reach",       "times",     "limit",   "match",
                                                "exclusion", "negation",    "part",      "field",   "when"};
  static_assert(std::size(kNames) == static_cast<size_t>(MutationKind::kCount));
  return kNames[static_cast<size_t>(kind)];
}

void for_each_mutation(Condition& condition, const MutationVisitor& visit) {
  ConditionMutator(visit).run(condition);
}

void for_each_mutation(PhraseSet& set, const MutationVisitor& visit) {
  mutate_phrases(set.phrases, MutationKind::Phrase, visit);
  for (PhraseSet& inherited : set.inherited) for_each_mutation(inherited, visit);
}

void for_each_mutation(Rule& rule, const MutationVisitor& visit) {
  if (!rule.applies_to.empty()) {
    std::vector<FieldTest> tests;
    std::swap(tests, rule.applies_to);
    visit({MutationKind::Field, tests.front().field.place, message(says::mutate_without, "applies_to")});
    std::swap(tests, rule.applies_to);
    ConditionMutator(visit).mutate_fields(rule.applies_to);
  }
  if (rule.when && (rule.require || rule.forbid)) {
    std::optional<Condition> when;
    std::swap(when, rule.when);
    visit({MutationKind::When, when->place, message(says::mutate_no_when)});
    std::swap(when, rule.when);
  }
  for (std::optional<Condition>* condition : {&rule.when, &rule.require, &rule.forbid}) {
    if (*condition) for_each_mutation(**condition, visit);
  }
}

}  // namespace zhijian
