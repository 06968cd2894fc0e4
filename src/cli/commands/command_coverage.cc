// zhijian coverage: what of a rubric its examples, and calls, reach.
#include "base/messages/cli.h"
#include "base/messages/quality.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/quality_checks.h"
#include "cli/console.h"
#include "cli/progress_listener.h"
#include "cli/rubrics.h"
#include "cli/run_summary.h"
#include "cli/settings.h"
#include "cli/text_output.h"
#include "documents/coverage_report.h"
#include "documents/printers/markdown.h"
#include "documents/printers/terminal.h"
#include "run/cover_calls.h"

namespace zhijian {

namespace {

constexpr const char* kFormats = "table|json|md|sarif|junit|github|tap";

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positional("RUBRIC", options.rubric, says::kArgumentRubric);
  arguments.positionals("PATH", options.paths, says::kArgumentCoveragePaths, false);
  arguments.flag("--inherited", options.inherited, says::kOptionInherited);
  arguments.flag("--allow-outside", options.allow_outside, says::kOptionAllowOutside);
  arguments.out_instead();
  arguments.format(kFormats);
  arguments.text("--fail-under", options.fail_under, says::kOptionFailUnderReached, "N");
  arguments.text("--allow-rejects", options.allow_rejects, says::kOptionAllowRejects, "N");
  arguments.jobs();
  arguments.reading();
}

/// Everything that can be wrong before the first call is read.
struct Plan {
  CoverageRequest request;
  Gates gates;
};

Result<Plan> make_plan(const Options& options) {
  Plan plan;
  const std::string& format = options.format;
  if (!format.empty() && format != "table" && format != "json" && format != "md" && !check_format(format)) {
    return unexpected(
        message(says::kBadValue, "--format", format, "table, json, md, sarif, junit, github, tap"));
  }
  const auto input = read_input(options, false, plan.request.input, plan.request.jobs);
  if (!input) return unexpected(input.error());
  const auto limits = gates(options);
  if (!limits) return unexpected(limits.error());
  plan.gates = *limits;
  plan.request.inherited = options.inherited;
  return plan;
}

std::string render(const Coverage& coverage, const Options& options, const Rubric& rubric,
                   const std::optional<Message>& failure, const Gates& gates, const Console& console) {
  const CoverageReportOptions style{console.language(), console.verbose() > 0};
  if (options.format == "json") return coverage_json(coverage, rubric);
  const List summary = coverage_summary(coverage, options.rubric, style.language);
  Document document = coverage_sections(coverage, style);
  if (options.format == "md") {
    document.insert(document.begin(), summary);
    return markdown(document);
  }
  const auto as_checks = check_format(options.format);
  if (!as_checks) {
    document.push_back(summary);
    const bool to_terminal = options.out.empty() && console.out_is_terminal();
    return terminal_text(document,
                         {console.width(), console.color_out() && options.out.empty(), to_terminal});
  }
  Checks checks;
  checks.command = "coverage";
  checks.language = console.language();
  add_coverage_checks(coverage, options.rubric, checks);
  if (gates.fail_under) add_fail_under_check(options.rubric, failure, checks);
  return render_checks(checks, *as_checks);
}

Result<ExitStatus> cover(const Options& options, Console& console) {
  auto plan = make_plan(options);
  if (!plan) return unexpected(plan.error());
  Options one = options;
  one.rubrics = {options.rubric};
  const auto rubrics = load_rubrics(one, console);
  if (!rubrics) return ExitStatus::CannotStart;
  plan->request.rubric = rubrics->front();
  auto output = TextOutput::open(options.out, console);
  if (!output) return unexpected(output.error());

  ProgressListener listener(console);
  CoverageResult result = cover_calls(plan->request, listener);
  const bool reads = !options.paths.empty();
  if (reads && result.run.counts.calls == 0) return unexpected(message(says::kNoCalls));
  const Coverage& coverage = result.coverage;
  std::optional<Message> failure;
  if (plan->gates.fail_under && coverage.percent() < *plan->gates.fail_under) {
    failure = message(says::coverage_gate, options.rubric, coverage.percent().to_string(),
                      plan->gates.fail_under->to_string());
  }
  const std::string text =
      render(coverage, options, rubric_of(*rubrics->front()), failure, plan->gates, console);
  if (const auto written = output->write(text); !written) return unexpected(written.error());
  if (const auto written = output->commit(); !written) return unexpected(written.error());

  const InputCounts& counts = result.run.counts;
  tell_input_faults(counts, result.run.rejects, result.run.warnings, console);
  if (failure) return console.error(*failure), ExitStatus::No;
  return counts.rejected > plan->gates.allowed_rejects ? ExitStatus::Rejected : ExitStatus::Done;
}

ExitStatus run(const Options& options, Console& console) {
  const auto status = cover(options, console);
  if (status) return *status;
  console.error(status.error());
  return ExitStatus::CannotStart;
}

}  // namespace

const Command kCoverageCommand = {"coverage", says::kCommandCoverage, declare, run};

}  // namespace zhijian
