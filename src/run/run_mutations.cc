#include "run/run_mutations.h"

#include <atomic>
#include <functional>
#include <thread>

#include "compare/quality/rule_closure.h"
#include "compare/quality/same_searches.h"
#include "run/run_examples.h"

namespace zhijian {

namespace {

/// A rule with its examples read, as tested again and again.
struct TestedRule {
  const Rule* rule;
  RuleClosure closure;
  std::vector<const Example*> examples;
  std::vector<Call> calls;
  std::vector<Verdict> verdicts;  ///< of each call, unchanged
};

/// A rule, moment or set whose text is changed, and the rules that this touches.
struct Subject {
  RubricOwner owner;
  std::string name;
  std::vector<const TestedRule*> rules;
};

enum class Fate : uint8_t { Noticed, Unnoticed, CannotMatter };

Verdict verdict_of(Evaluator& evaluator, const Call& call) {
  const CallOutcome& outcome = evaluator.evaluate(call, call.scored_agents().front());
  return outcome.has_turns ? outcome.rules.front().verdict : Verdict::NotApplicable;
}

/// Tries the changes of one subject.
class Trial {
 public:
  Trial(const CompiledRubric& original, const Subject& subject, const MutationRequest& request)
      : original_(original), subject_(subject), request_(request) {}

  void run() {
    for (const TestedRule* tested : subject_.rules) {
      Rubric one = only_rule(rubric_of(original_), *tested->rule, tested->closure);
      const auto unchanged = compile_variant(original_, one);
      size_t number = 0;
      const auto visit = [&](const Mutation& mutation) {
        if (!is_wanted(mutation)) return;
        if (number == findings_.size()) {
          findings_.push_back({mutation, subject_.owner, subject_.name, false, {}});
          fates_.push_back(Fate::CannotMatter);
        }
        const size_t index = number++;
        if (fates_[index] == Fate::Noticed) return;
        fates_[index] = std::min(fates_[index], try_out(findings_[index], one, *unchanged, *tested));
      };
      mutate(one, {visit, request_.every_alternative});
    }
  }

  /// What was made and could have been noticed.
  std::vector<MutationFinding> take() {
    std::vector<MutationFinding> kept;
    for (size_t i = 0; i < findings_.size(); ++i) {
      if (fates_[i] == Fate::CannotMatter) continue;
      kept.push_back(std::move(findings_[i]));
    }
    return kept;
  }

 private:
  bool is_wanted(const Mutation& mutation) const {
    const Place& place = mutation.place;
    if (place.file == nullptr) return false;
    return request_.inherited || place.file->name() == rubric_of(original_).file;
  }

  void mutate(Rubric& one, const MutationVisitor& visit) {
    switch (subject_.owner) {
      case RubricOwner::Rule:
        return for_each_mutation(one.rules.front(), visit);
      case RubricOwner::Moment:
        for (MomentDefinition& moment : one.moments) {
          if (moment.name == subject_.name) for_each_mutation(moment.condition, visit);
        }
        return;
      case RubricOwner::Set:
        for (PhraseSet& set : one.phrases) {
          if (set.name == subject_.name) for_each_mutation(set, visit);
        }
        return;
    }
  }

  Fate try_out(MutationFinding& finding, const Rubric& changed, const CompiledRubric& unchanged,
               const TestedRule& tested) const {
    const auto variant = compile_variant(original_, changed);
    if (variant == nullptr) return Fate::CannotMatter;
    Evaluator evaluator(variant);
    for (size_t i = 0; i < tested.calls.size(); ++i) {
      if (verdict_of(evaluator, tested.calls[i]) == tested.verdicts[i]) continue;
      finding.noticed = true;
      finding.noticed_by = tested.examples[i]->place;
      return Fate::Noticed;
    }
    const MutationKind kind = finding.mutation.kind;
    const bool of_words =
        kind == MutationKind::Phrase || kind == MutationKind::Alternative || kind == MutationKind::Exception;
    return of_words && certainly_finds_the_same(unchanged, *variant) ? Fate::CannotMatter : Fate::Unnoticed;
  }

  const CompiledRubric& original_;
  const Subject& subject_;
  const MutationRequest& request_;
  std::vector<MutationFinding> findings_;
  std::vector<Fate> fates_;
};

std::vector<TestedRule> read_rules(const CompiledRubric& compiled) {
  const Rubric& rubric = rubric_of(compiled);
  std::vector<TestedRule> rules;
  for (const Rule& rule : rubric.rules) {
    TestedRule tested{&rule, closure_of(rubric, rule), {}, {}, {}};
    const auto unchanged = compile_variant(compiled, only_rule(rubric, rule, tested.closure));
    if (unchanged == nullptr) continue;
    Evaluator evaluator(unchanged);
    for (const Example& example : rule.examples) {
      auto call = parse_example(example.text);
      if (!call) continue;
      tested.verdicts.push_back(verdict_of(evaluator, *call));
      tested.examples.push_back(&example);
      tested.calls.push_back(std::move(*call));
    }
    rules.push_back(std::move(tested));
  }
  return rules;
}

std::vector<Subject> subjects_of(const Rubric& rubric, const std::vector<TestedRule>& rules) {
  std::vector<Subject> subjects;
  for (const TestedRule& rule : rules) subjects.push_back({RubricOwner::Rule, rule.rule->id, {&rule}});
  const auto add = [&](RubricOwner owner, const std::string& name,
                       std::set<std::string> RuleClosure::*names) {
    Subject subject{owner, name, {}};
    for (const TestedRule& rule : rules) {
      if ((rule.closure.*names).contains(name)) subject.rules.push_back(&rule);
    }
    if (!subject.rules.empty()) subjects.push_back(std::move(subject));
  };
  for (const MomentDefinition& moment : rubric.moments)
    add(RubricOwner::Moment, moment.name, &RuleClosure::moments);
  for (const PhraseSet& set : rubric.phrases) add(RubricOwner::Set, set.name, &RuleClosure::sets);
  return subjects;
}

}  // namespace

MutationResult run_mutations(const CompiledRubric& rubric, const MutationRequest& request) {
  const std::vector<TestedRule> rules = read_rules(rubric);
  const std::vector<Subject> subjects = subjects_of(rubric_of(rubric), rules);
  std::vector<std::vector<MutationFinding>> found(subjects.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i; (i = next++) < subjects.size();) {
      Trial trial(rubric, subjects[i], request);
      trial.run();
      found[i] = trial.take();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < request.jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();

  MutationResult result;
  for (std::vector<MutationFinding>& findings : found) {
    for (MutationFinding& finding : findings) result.findings.push_back(std::move(finding));
  }
  return result;
}

}  // namespace zhijian
