// zhijian merge: call records of any number of runs into one report.
#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/input_file.h"
#include "cli/outputs.h"
#include "cli/rejects_file.h"
#include "cli/report_script.h"
#include "cli/run_summary.h"
#include "cli/settings.h"
#include "run/merge_records.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  arguments.positionals("RESULTS", arguments.options().paths, says::kArgumentRecords, false);
  arguments.report();
  arguments.config();
}

/// Merges one file of records, line by line.
Result<void> merge_file(const std::string& path, RecordMerger& merger, Outputs& outputs,
                        size_t stream_count) {
  InputFile input(path);
  std::string bytes;
  std::vector<std::string> streams(stream_count);
  uint32_t number = 0;
  for (bool more = true; more;) {
    const auto read = input.read(bytes);
    if (!read) return unexpected(read.error());
    more = *read;
    size_t at = 0;
    for (size_t end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n', at)) {
      merger.add_line(std::string_view(bytes).substr(at, end - at), path, ++number, streams);
      at = end + 1;
    }
    if (!more) merger.add_line(std::string_view(bytes).substr(at), path, ++number, streams);
    bytes.erase(0, at);
    for (size_t i = 0; i < stream_count; ++i) {
      outputs.write_records(i, streams[i]);
      streams[i].clear();
    }
  }
  return {};
}

Result<ExitStatus> merge(const Options& options, Console& console) {
  const auto paths = input_paths(options.paths);
  if (!paths) return unexpected(paths.error());
  const auto limits = gates(options);
  if (!limits) return unexpected(limits.error());
  if (const auto script = check_script(options); !script) return unexpected(script.error());
  auto outputs = Outputs::open(options, console);
  if (!outputs) return unexpected(outputs.error());
  const auto writers = outputs->record_writers();
  auto rejects = RejectsFile::open(options, console);
  if (!rejects) return unexpected(rejects.error());
  RecordMerger merger(writers, [&rejects](const Reject& reject) { rejects->add(reject); });
  for (const std::string& path : *paths) {
    const auto merged = merge_file(path, merger, *outputs, writers.size());
    if (!merged) return unexpected(merged.error());
  }
  ScoreResult result = merger.take();
  if (result.counts.calls == 0) return unexpected(message(says::kNoRecords));
  const AgentChoice choice = agent_choice(options);
  Report report = result.scorecards.report(result.counts, std::move(result.rejects), choice);
  // What was rejected may have anybody's words in it.
  std::vector<Reject> told;
  if (!choice.everybody()) told.swap(report.rejects);
  if (const auto in_script = apply_script(options, "t2s", report); !in_script)
    return unexpected(in_script.error());
  if (const auto finished = outputs->finish(report); !finished) return unexpected(finished.error());
  if (const auto written = rejects->finish(); !written) return unexpected(written.error());
  tell_input_faults(report.summary.input, choice.everybody() ? report.rejects : told, result.warnings,
                    console);
  return judge(report, *limits, options, "merge", console);
}

ExitStatus run(const Options& options, Console& console) {
  const auto status = merge(options, console);
  if (status) return *status;
  console.error(status.error());
  return ExitStatus::CannotStart;
}

}  // namespace

const Command kMergeCommand = {"merge", says::kCommandMerge, declare, run};

}  // namespace zhijian
