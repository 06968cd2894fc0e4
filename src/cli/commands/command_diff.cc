// zhijian diff: what changing a rubric does, to its rules and to calls.
#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/diff_outputs.h"
#include "cli/console.h"
#include "cli/progress_listener.h"
#include "cli/report_script.h"
#include "cli/rubrics.h"
#include "cli/run_summary.h"
#include "cli/settings.h"
#include "documents/diff_wording.h"
#include "run/diff_calls.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positional("OLD", options.before, says::kArgumentOld);
  arguments.positional("NEW", options.after, says::kArgumentNew);
  arguments.positionals("PATH", options.paths, says::kArgumentDiffPaths, false);
  arguments.flag("--allow-outside", options.allow_outside, says::kOptionAllowOutside);
  arguments.list("--fail-if", options.fail_if, says::kOptionFailIf, "CONDITION");
  arguments.out();
  arguments.format("table|json|md|sarif|junit|github|tap");
  arguments.script();
  arguments.rejects();
  arguments.jobs();
  arguments.reading();
}

/// Everything that can be wrong before the first call is read.
struct Plan {
  DiffRequest request;
  std::vector<FailCondition> conditions;
  uint64_t allowed_rejects = 0;
};

Result<std::vector<FailCondition>> fail_conditions(const Options& options) {
  std::vector<FailCondition> conditions;
  for (const std::string& text : options.fail_if) {
    const auto condition = parse_fail_condition(text);
    if (!condition) return unexpected(message(says::kBadCondition, text, known_fail_conditions()));
    if (condition->needs_calls() && options.paths.empty())
      return unexpected(message(says::kConditionNeedsCalls, condition->written));
    conditions.push_back(*condition);
  }
  return conditions;
}

Result<Plan> make_plan(const Options& options) {
  Plan plan;
  auto conditions = fail_conditions(options);
  if (!conditions) return unexpected(conditions.error());
  plan.conditions = std::move(*conditions);
  const auto input = read_input(options, false, plan.request.input, plan.request.jobs);
  if (!input) return unexpected(input.error());
  const auto limits = gates(options);
  if (!limits) return unexpected(limits.error());
  plan.allowed_rejects = limits->allowed_rejects;
  if (const auto script = check_script(options); !script) return unexpected(script.error());
  return plan;
}

/// Tells on standard error which conditions hold; the exit status that follows.
ExitStatus judge(const DiffReport& report, uint64_t allowed_rejects, Console& console) {
  for (const ConditionResult& result : report.conditions) {
    if (!result.holds) continue;
    console.error(
        message(says::kConditionHolds, result.condition.written, measured_text(result, console.language())));
  }
  if (report.fails()) return ExitStatus::No;
  const bool too_many = report.impact && report.impact->input.rejected > allowed_rejects;
  return too_many ? ExitStatus::Rejected : ExitStatus::Done;
}

Result<ExitStatus> diff(const Options& options, Plan plan, const CompiledRubrics& rubrics, Console& console) {
  auto outputs = DiffOutputs::open(options, console);
  if (!outputs) return unexpected(outputs.error());
  DiffReport report = diff_rubrics(*rubrics.front(), *rubrics.back(), console.language());
  InputWarnings warnings;
  if (!options.paths.empty()) {
    plan.request.before = rubrics.front();
    plan.request.after = rubrics.back();
    ProgressListener listener(console);
    DiffResult result = diff_calls(plan.request, report.changes, listener);
    if (result.impact.input.calls == 0) return unexpected(message(says::kNoCalls));
    report.impact = std::move(result.impact);
    warnings = std::move(result.warnings);
  }
  for (const FailCondition& condition : plan.conditions)
    report.conditions.push_back(evaluate(condition, report));
  const std::string& config = rubric_of(*rubrics.back()).opencc;
  if (const auto in_script = apply_script(options, config, report); !in_script)
    return unexpected(in_script.error());
  if (const auto finished = outputs->finish(report); !finished) return unexpected(finished.error());
  if (report.impact) tell_input_faults(report.impact->input, report.impact->rejects, warnings, console);
  return judge(report, plan.allowed_rejects, console);
}

ExitStatus run(const Options& options, Console& console) {
  const auto cannot_start = [&](const Message& why) {
    console.error(why);
    return ExitStatus::CannotStart;
  };
  auto plan = make_plan(options);
  if (!plan) return cannot_start(plan.error());
  Options both = options;
  both.rubrics = {options.before, options.after};
  const auto rubrics = load_rubrics(both, console);
  if (!rubrics) return ExitStatus::CannotStart;
  const auto status = diff(options, std::move(*plan), *rubrics, console);
  return status ? *status : cannot_start(status.error());
}

}  // namespace

const Command kDiffCommand = {"diff", says::kCommandDiff, declare, run};

}  // namespace zhijian
