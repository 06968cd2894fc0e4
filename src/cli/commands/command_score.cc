// zhijian score: calls in, scorecards out.
#include <cstdlib>

#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/rejects_file.h"
#include "cli/report_script.h"
#include "cli/rubrics.h"
#include "cli/run_summary.h"
#include "cli/settings.h"
#include "run/score_calls.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("PATH", options.paths, says::kArgumentPaths, false);
  arguments.rubric();
  arguments.report();
  arguments.flag("--all-hits", options.all_hits, says::kOptionAllHits);
  arguments.jobs();
  arguments.reading();
}

/// Passes records on to the outputs while calls are scored.
class Listener final : public RunListener {
 public:
  Listener(Outputs& outputs, RejectsFile& rejects, Console& console)
      : outputs_(outputs), rejects_(rejects), progress_(console) {}

  void on_records(size_t stream, std::string_view bytes) override { outputs_.write_records(stream, bytes); }
  void on_rejects(const std::vector<Reject>& rejects) override {
    for (const Reject& reject : rejects) rejects_.add(reject);
  }
  void on_idle() override { outputs_.flush(); }
  void on_progress(const RunProgress& progress) override {
    // Others may still be waiting for input that never comes; there is nothing left to wait for.
    if (outputs_.nobody_listens()) std::_Exit(static_cast<int>(ExitStatus::Done));
    progress_.show(progress.calls, progress.bytes_read, progress.bytes_total);
  }

 private:
  Outputs& outputs_;
  RejectsFile& rejects_;
  Progress progress_;
};

/// Everything that can be wrong before the first call is read.
struct Plan {
  ScoreRequest request;
  Gates gates;
};

Result<Plan> make_plan(const Options& options) {
  Plan plan;
  const auto input = read_input(options, true, plan.request.input, plan.request.jobs);
  if (!input) return unexpected(input.error());
  plan.request.all_hits = options.all_hits;
  const auto limits = gates(options);
  if (!limits) return unexpected(limits.error());
  plan.gates = *limits;
  if (const auto script = check_script(options); !script) return unexpected(script.error());
  return plan;
}

ExitStatus cannot_start(Console& console, const Message& why) {
  console.error(why);
  return ExitStatus::CannotStart;
}

ExitStatus run(const Options& options, Console& console) {
  auto plan = make_plan(options);
  if (!plan) return cannot_start(console, plan.error());
  auto rubrics = load_rubrics(options, console);
  if (!rubrics) return ExitStatus::CannotStart;
  plan->request.rubrics = *rubrics;
  auto outputs = Outputs::open(options, console);
  if (!outputs) return cannot_start(console, outputs.error());
  plan->request.streams = outputs->record_writers();

  auto rejects = RejectsFile::open(options, console);
  if (!rejects) return cannot_start(console, rejects.error());

  Listener listener(*outputs, *rejects, console);
  ScoreResult result = score_calls(plan->request, listener);
  if (result.counts.calls == 0) return cannot_start(console, message(says::kNoCalls));
  // Never destroyed: it may have a hundred thousand texts, and the system takes them back at once.
  const AgentChoice choice = agent_choice(options);
  static Report& report =
      *new Report(result.scorecards.report(result.counts, std::move(result.rejects), choice));
  // What was rejected may have anybody's words in it.
  std::vector<Reject> told;
  if (!choice.everybody()) told.swap(report.rejects);
  if (const auto in_script = apply_script(options, rubric_of(*rubrics->front()).opencc, report); !in_script) {
    return cannot_start(console, in_script.error());
  }
  if (const auto finished = outputs->finish(report); !finished)
    return cannot_start(console, finished.error());
  if (const auto written = rejects->finish(); !written) return cannot_start(console, written.error());
  tell_input_faults(report.summary.input, choice.everybody() ? report.rejects : told, result.warnings,
                    console);
  return judge(report, plan->gates, options, "score", console);
}

}  // namespace

const Command kScoreCommand = {"score", says::kCommandScore, declare, run};

}  // namespace zhijian
