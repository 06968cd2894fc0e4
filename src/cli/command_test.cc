// zhijian test: a rubric's own examples, each as written and in both scripts.
#include "base/message_id.h"
#include "cli/arguments.h"
#include "cli/color.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/explanation.h"
#include "cli/rubrics.h"
#include "rubric/render_diagnostic.h"
#include "run/run_examples.h"
#include "score/make_record.h"
#include "score/score_call.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.rubrics, MessageId::kArgumentRubrics, true);
  arguments.flag("--require-examples", options.require_examples, MessageId::kOptionRequireExamples);
  arguments.flag("--allow-outside", options.allow_outside, MessageId::kOptionAllowOutside);
}

MessageId script_message(ExampleScript script) {
  switch (script) {
    case ExampleScript::Simplified:
      return MessageId::kExampleSimplified;
    case ExampleScript::Traditional:
      return MessageId::kExampleTraditional;
    case ExampleScript::AsGiven:
      break;
  }
  return MessageId::kExampleAsGiven;
}

std::string place_text(const Place& place) {
  if (place.file == nullptr) return {};
  return place.file->name() + ":" + std::to_string(place.file->line_column(place.span.begin).line);
}

/// What `explain` says of the example's call and this rule.
std::string explain_failure(const ExampleFailure& failure,
                            const std::shared_ptr<const CompiledRubric>& compiled, const Console& console) {
  const auto call = parse_example(failure.text);
  if (!call) return {};
  const Rubric& rubric = rubric_of(*compiled);
  Evaluator evaluator(compiled);
  evaluator.collect_all_hits(true);
  const CallOutcome& outcome = evaluator.evaluate(*call, call->scored_agents().front());
  if (!outcome.has_turns) return {};
  CallScorer scorer(rubric);
  CallRecord record;
  make_record(*call, rubric, outcome, scorer.score(outcome), record);
  return explanation(*call, rubric, outcome, record,
                     {console.language(), console.color_out(), console.width(), failure.rule->id});
}

void print_failure(const ExampleFailure& failure, const std::shared_ptr<const CompiledRubric>& compiled,
                   Console& console) {
  const Paint paint(console.color_out());
  const std::string place = place_text(failure.example->place);
  const std::string script = console.text(script_message(failure.script));
  const std::string expected = verdict_text(failure.example->expected, console.language());
  const std::string got = failure.unreadable ? console.text(*failure.unreadable)
                                             : verdict_text(failure.verdict, console.language());
  console.out(paint.red(console.text(
                  message(MessageId::kExampleFailed, place, failure.rule->id, script, expected, got))) +
              "\n");
  console.out(explain_failure(failure, compiled, console) + "\n");
}

ExitStatus run(const Options& options, Console& console) {
  uint64_t examples = 0, runs = 0, failures = 0;
  bool lacks_examples = false;
  for (const std::string& name : options.rubrics) {
    Options one = options;
    one.rubrics = {name};
    const auto rubrics = load_rubrics(one, console);
    if (!rubrics) return ExitStatus::CannotStart;
    const auto result = run_examples(rubrics->front());
    if (!result) return console.error(result.error()), ExitStatus::CannotStart;
    for (const ExampleFailure& failure : result->failures) print_failure(failure, rubrics->front(), console);
    for (const Rule* rule : result->without_examples) {
      if (!options.require_examples) break;
      console.error(message(MessageId::kRuleWithoutExample, place_text(rule->id_place), rule->id));
      lacks_examples = true;
    }
    examples += result->examples, runs += result->runs, failures += result->failures.size();
  }
  console.out(console.text(message(MessageId::kTestSummary, std::to_string(examples), std::to_string(runs),
                                   std::to_string(failures))) +
              "\n");
  if (runs == 0) console.error(message(MessageId::kNoExamples));
  return failures > 0 || lacks_examples || runs == 0 ? ExitStatus::No : ExitStatus::Done;
}

}  // namespace

const Command kTestCommand = {"test", MessageId::kCommandTest, declare, run};

}  // namespace zhijian
