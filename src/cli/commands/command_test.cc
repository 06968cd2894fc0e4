// zhijian test: a rubric's own examples, each as written, in both scripts, and in forms that must not matter.
#include <algorithm>

#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "base/messages/quality.h"
#include "cli/arguments.h"
#include "cli/color.h"
#include "cli/commands/commands.h"
#include "cli/commands/example_checks.h"
#include "cli/commands/explanation.h"
#include "cli/commands/quality_checks.h"
#include "cli/console.h"
#include "cli/rubrics.h"
#include "cli/settings.h"
#include "documents/mutation_table.h"
#include "language/syntax/render_diagnostic.h"
#include "run/run_examples.h"
#include "run/run_mutations.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.rubrics, says::kArgumentRubrics, true);
  arguments.flag("--require-examples", options.require_examples, says::kOptionRequireExamples);
  arguments.flag("--mutate", options.mutate, says::kOptionMutate);
  arguments.flag("--every-alternative", options.every_alternative, says::kOptionEveryAlternative);
  arguments.flag("--inherited", options.inherited, says::kOptionInherited);
  arguments.text("--fail-under", options.fail_under, says::kOptionFailUnderNoticed, "N");
  arguments.jobs();
  arguments.flag("--allow-outside", options.allow_outside, says::kOptionAllowOutside);
  arguments.format("table|sarif|junit|github|tap");
  arguments.config();
}

std::string line_text(const Place& place) {
  if (place.file == nullptr) return {};
  return place.file->name() + ":" + std::to_string(place.file->line_column(place.span.begin).line);
}

/// An example that failed, in whatever forms it did so with the same verdict, and what `explain` says of the
/// first of them.
void print_failure(const std::vector<const ExampleFailure*>& forms,
                   const std::shared_ptr<const CompiledRubric>& compiled, Console& console) {
  const Paint paint(console.color_out());
  const ExampleFailure& first = *forms.front();
  std::string names;
  for (const ExampleFailure* failure : forms) {
    if (!names.empty()) names += console.text(says::kNearListComma);
    names += script_text(failure->script, console.language());
  }
  const std::string expected = verdict_text(first.example->expected, console.language());
  const std::string got =
      first.unreadable ? console.text(*first.unreadable) : verdict_text(first.verdict, console.language());
  console.out(paint.red(console.text(message(says::kExampleFailed, line_text(first.example->place),
                                             first.rule->id, names, expected, got))) +
              "\n");
  console.out(
      explain_failure(first, compiled, {console.language(), console.color_out(), console.width(), {}}) +
      "\n");
}

/// One after the other; those of one example that got the same verdict together.
void print_failures(const std::vector<ExampleFailure>& failures,
                    const std::shared_ptr<const CompiledRubric>& compiled, Console& console) {
  for (auto next = failures.begin(); next != failures.end();) {
    const ExampleFailure& first = *next;
    const auto same = [&](const ExampleFailure& other) {
      return other.example == first.example && other.verdict == first.verdict &&
             other.unreadable.has_value() == first.unreadable.has_value();
    };
    const auto end = std::find_if_not(next, failures.end(), same);
    std::vector<const ExampleFailure*> forms;
    for (; next != end; ++next) forms.push_back(&*next);
    print_failure(forms, compiled, console);
  }
}

/// Tells what came of the examples, in one of the formats.
class Results {
 public:
  Results(const Options& options, Console& console)
      : console_(console), require_(options.require_examples), as_checks_(check_format(options.format)) {
    checks_.command = "test";
    checks_.language = console.language();
    checks_.rules.push_back({"example", console.text(says::kCheckRuleExample)});
  }

  void add(const std::string& name, const ExampleRun& run,
           const std::shared_ptr<const CompiledRubric>& compiled) {
    has_rules_ |= !rubric_of(*compiled).rules.empty();
    examples_ += run.examples, runs_ += run.runs, failures_ += run.failures.size();
    lacks_examples_ |= require_ && !run.without_examples.empty();
    if (as_checks_) return add_example_checks(run, compiled, name, require_, checks_);
    print_failures(run.failures, compiled, console_);
    for (const Rule* rule : run.without_examples) {
      if (!require_) break;
      console_.error(message(says::kRuleWithoutExample, line_text(rule->id_place), rule->id));
    }
  }

  bool failed() const { return failures_ > 0; }

  void add(const MutationResult& mutations, const std::optional<Decimal>& fail_under) {
    std::vector<std::pair<std::string, std::optional<Message>>> gates;
    for (const MutationScore& score : mutations.scores()) {
      if (!fail_under) break;
      std::optional<Message>& failure = gates.emplace_back(score.file, std::nullopt).second;
      if (score.percent() >= *fail_under) continue;
      failure =
          message(says::mutation_gate, score.file, score.percent().to_string(), fail_under->to_string());
      gate_failed_ = true;
      console_.error(*failure);
    }
    if (!as_checks_) {
      console_.out(
          mutations_table(mutations, {console_.language(), console_.color_out(), console_.verbose() > 0}));
      return;
    }
    add_mutation_checks(mutations, checks_);
    for (const auto& [file, failure] : gates) add_fail_under_check(file, failure, checks_);
  }

  ExitStatus finish() {
    const Message summary = message(says::kTestSummary, std::to_string(examples_), std::to_string(runs_),
                                    std::to_string(failures_));
    if (as_checks_) {
      console_.out(render_checks(checks_, *as_checks_));
      console_.note(summary);
    } else {
      console_.out(console_.text(summary) + "\n");
    }
    // Files that only hold phrases for others have nothing to try.
    const bool tried_nothing = has_rules_ && runs_ == 0;
    if (tried_nothing) console_.error(message(says::kNoExamples));
    return failures_ > 0 || lacks_examples_ || gate_failed_ || tried_nothing ? ExitStatus::No
                                                                             : ExitStatus::Done;
  }

 private:
  Console& console_;
  const bool require_;
  const std::optional<CheckFormat> as_checks_;
  uint64_t examples_ = 0, runs_ = 0, failures_ = 0;
  bool has_rules_ = false, lacks_examples_ = false, gate_failed_ = false;
  Checks checks_;
};

ExitStatus misused(const char* option, Console& console) {
  console.error(message(says::kNeedsMutate, option));
  return ExitStatus::CannotStart;
}

ExitStatus run(const Options& options, Console& console) {
  if (!options.format.empty() && options.format != "table" && !check_format(options.format)) {
    console.error(message(says::kBadValue, "--format", options.format, "table, sarif, junit, github, tap"));
    return ExitStatus::CannotStart;
  }
  if (!options.mutate) {
    if (!options.fail_under.empty()) return misused("--fail-under", console);
    if (options.every_alternative) return misused("--every-alternative", console);
    if (options.inherited) return misused("--inherited", console);
  }
  const auto limits = gates(options);
  if (!limits) return console.error(limits.error()), ExitStatus::CannotStart;
  const auto threads = jobs(options);
  if (!threads) return console.error(threads.error()), ExitStatus::CannotStart;
  Results results(options, console);
  MutationResult mutations;
  for (const std::string& name : options.rubrics) {
    Options one = options;
    one.rubrics = {name};
    const auto rubrics = load_rubrics(one, console);
    if (!rubrics) return ExitStatus::CannotStart;
    const auto result = run_examples(rubrics->front());
    if (!result) return console.error(result.error()), ExitStatus::CannotStart;
    results.add(name, *result, rubrics->front());
    if (!options.mutate || results.failed()) continue;
    mutations.merge(
        run_mutations(*rubrics->front(), {options.every_alternative, options.inherited, *threads}));
  }
  if (options.mutate && results.failed()) {
    console.error(message(says::kMutateAfterFailures));
  } else if (options.mutate) {
    results.add(mutations, limits->fail_under);
  }
  return results.finish();
}

}  // namespace

const Command kTestCommand = {"test", says::kCommandTest, declare, run};

}  // namespace zhijian
