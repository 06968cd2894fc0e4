#include "cli/commands/example_checks.h"

#include <map>

#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "base/messages/match.h"
#include "documents/names.h"
#include "score/make_record.h"
#include "score/score_call.h"

namespace zhijian {

namespace {

class ExampleChecks {
 public:
  ExampleChecks(const ExampleRun& run, const std::shared_ptr<const CompiledRubric>& compiled,
                std::string group, Checks& checks)
      : compiled_(compiled), group_(std::move(group)), checks_(checks) {
    for (const ExampleFailure& failure : run.failures) failures_[failure.example].push_back(&failure);
  }

  /// Named by its verdict and its number among those of that verdict: "greeting: fail 2".
  void add(const Rule& rule, const Example& example, int number) {
    Check check = of_rule(rule, std::string(name_of(example.expected)) + " " + std::to_string(number));
    check.place = check_place(example.place);
    if (const auto failed = failures_.find(&example); failed != failures_.end()) {
      check.outcome = CheckOutcome::Failed;
      check.message = to_text(what_failed(failed->second), checks_.language);
      check.details =
          explain_failure(*failed->second.front(), compiled_, {checks_.language, false, 100, rule.id});
    }
    checks_.list.push_back(std::move(check));
  }

  void add_without_example(const Rule& rule, bool required) {
    Check check = of_rule(rule, "examples");
    check.place = check_place(rule.id_place);
    check.outcome = required ? CheckOutcome::Failed : CheckOutcome::Skipped;
    check.message = to_text(message(says::kCheckNoExample, rule.id), checks_.language);
    checks_.list.push_back(std::move(check));
  }

 private:
  Check of_rule(const Rule& rule, const std::string& what) const {
    Check check;
    check.rule = "example";
    check.group = group_;
    check.name = rule.id + ": " + what;
    return check;
  }

  /// In which scripts, and what the first of them got.
  Message what_failed(const std::vector<const ExampleFailure*>& failures) const {
    const ExampleFailure& first = *failures.front();
    std::string scripts;
    for (const ExampleFailure* failure : failures) {
      if (!scripts.empty()) scripts += to_text(says::show_comma, checks_.language);
      scripts += script_text(failure->script, checks_.language);
    }
    const std::string got = first.unreadable ? to_text(*first.unreadable, checks_.language)
                                             : verdict_text(first.verdict, checks_.language);
    return message(says::kCheckExample, first.rule->id,
                   verdict_text(first.example->expected, checks_.language), got, scripts);
  }

  const std::shared_ptr<const CompiledRubric>& compiled_;
  const std::string group_;
  Checks& checks_;
  std::map<const Example*, std::vector<const ExampleFailure*>> failures_;
};

}  // namespace

std::string explain_failure(const ExampleFailure& failure,
                            const std::shared_ptr<const CompiledRubric>& compiled, ExplanationStyle style) {
  const auto call = parse_example(failure.text);
  if (!call) return {};
  const Rubric& rubric = rubric_of(*compiled);
  Evaluator evaluator(compiled);
  evaluator.collect_all_hits(true);
  const CallOutcome& outcome = evaluator.evaluate(*call, call->scored_agents().front());
  if (!outcome.has_turns) return {};
  CallScorer scorer(rubric);
  CallRecord record;
  make_record(*call, {1, 1}, rubric, outcome, scorer.score(outcome), record);
  style.rule = failure.rule->id;
  return explanation(*call, compiled, outcome, record, style);
}

std::string script_text(ExampleScript script, Language language) {
  switch (script) {
    case ExampleScript::Simplified:
      return to_text(says::kExampleSimplified, language);
    case ExampleScript::Traditional:
      return to_text(says::kExampleTraditional, language);
    case ExampleScript::FullWidth:
      return to_text(says::kExampleFullWidth, language);
    case ExampleScript::Spaces:
      return to_text(says::kExampleSpaces, language);
    case ExampleScript::Fillers:
      return to_text(says::kExampleFillers, language);
    case ExampleScript::AsGiven:
      break;
  }
  return to_text(says::kExampleAsGiven, language);
}

void add_example_checks(const ExampleRun& run, const std::shared_ptr<const CompiledRubric>& compiled,
                        const std::string& group, bool require_examples, Checks& checks) {
  ExampleChecks adder(run, compiled, group, checks);
  for (const Rule& rule : rubric_of(*compiled).rules) {
    std::map<Verdict, int> numbers;
    for (const Example& example : rule.examples) adder.add(rule, example, ++numbers[example.expected]);
    if (rule.examples.empty()) adder.add_without_example(rule, require_examples);
  }
}

}  // namespace zhijian
