// zhijian merge: call records of any number of runs into one report.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/messages/cli.h"
#include "calls/source/byte_source.h"
#include "calls/source/file_kind.h"
#include "calls/source/path_walker.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
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

/// The bytes of a file of records, unpacked where it is packed.
class RecordsFile {
 public:
  explicit RecordsFile(const std::string& path) : opened_(open_file(path, bytes_read_)) {}

  /// Appends what is there, at least a byte; false at the end.
  Result<bool> read(std::string& bytes) {
    if (!opened_) return unexpected(opened_.error());
    if (!started_) {
      if (const auto head = read_head(); !head) return unexpected(head.error());
      bytes += head_;
      if (!head_.empty()) return true;
    }
    return append(bytes, kBlockBytes);
  }

 private:
  static constexpr size_t kBlockBytes = 256u << 10;
  static constexpr size_t kMarkBytes = 4;  ///< that tell what a file is packed with

  Result<bool> append(std::string& bytes, size_t most) {
    const size_t before = bytes.size();
    bytes.resize(before + most);
    const auto count = (*opened_)->read(bytes.data() + before, most);
    bytes.resize(before + count.value_or(0));
    if (!count) return unexpected(count.error());
    return *count > 0;
  }

  Result<void> read_head() {
    started_ = true;
    while (head_.size() < kMarkBytes) {
      const auto more = append(head_, kMarkBytes - head_.size());
      if (!more) return unexpected(more.error());
      if (!*more) break;
    }
    const PackedKind packed = packed_kind(head_);
    if (packed == PackedKind::None) return {};
    std::string head = std::exchange(head_, {});
    opened_ = packed == PackedKind::Gzip ? unpack_gzip(std::move(*opened_), std::move(head))
                                         : unpack_zstd(std::move(*opened_), std::move(head));
    return {};
  }

  std::atomic<uint64_t> bytes_read_{0};
  Result<std::unique_ptr<ByteSource>> opened_;
  std::string head_;
  bool started_ = false;
};

/// Merges one file of records, line by line.
Result<void> merge_file(const std::string& path, RecordMerger& merger, Outputs& outputs,
                        size_t stream_count) {
  RecordsFile input(path);
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

/// Programs that write folders of parts leave files such as `_SUCCESS` there; what is named itself is none.
bool is_mark(const std::string& path, const std::vector<std::string>& named) {
  return std::filesystem::path(path).filename().string().starts_with('_') &&
         std::find(named.begin(), named.end(), path) == named.end();
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
  PathWalker files(*paths);
  while (const auto found = files.next()) {
    if (is_mark(found->path, *paths)) continue;
    const auto merged = found->problem ? Result<void>(unexpected(*found->problem))
                                       : merge_file(found->path, merger, *outputs, writers.size());
    if (!merged) return unexpected(message(says::kCannotRead, found->path, console.text(merged.error())));
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
