// zhijian inspect: how files are understood, before anything is scored.
#include <algorithm>

#include "base/atomic_file.h"
#include "base/messages/cli.h"
#include "base/messages/sources.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/inspection_text.h"
#include "cli/console.h"
#include "cli/out_paths.h"
#include "cli/settings.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("PATH", options.paths, says::kArgumentPaths, false);
  arguments.format("text|json");
  arguments.list("-o,--out", options.out, says::OptionInspectOut, "FILE");
  arguments.reading();
}

Result<ExitStatus> inspect(const Options& options, Console& console) {
  const auto paths = input_paths(options.paths);
  if (!paths) return unexpected(paths.error());
  const auto reading = read_options(options);
  if (!reading) return unexpected(reading.error());
  const std::string format = options.format.empty() ? "text" : options.format;
  if (format != "text" && format != "json")
    return unexpected(message(says::kBadValue, "--format", format, "text, json"));
  if (options.out.size() > 1) return unexpected(message(says::kOneOutputOnly));
  if (const auto checked = check_out_paths(options); !checked) return unexpected(checked.error());
  const std::vector<InspectedFile> files = inspect_files(*paths, *reading);
  if (files.empty()) return unexpected(message(says::kNoCalls));
  if (!options.config_says.empty() && format == "text") console.out(options.config_says + "\n\n");
  console.out(format == "json" ? inspection_json(files) : inspection_text(files, console.language()));
  for (const std::string& path : options.out) {
    const std::string description = describe_reading(files, *reading);
    if (path == "-") {
      console.out(description);
    } else if (const auto written = write_file(path, description); !written) {
      return unexpected(written.error());
    }
  }
  const bool doubtful =
      std::any_of(files.begin(), files.end(), [](const InspectedFile& file) { return file.is_doubtful(); });
  return doubtful ? ExitStatus::No : ExitStatus::Done;
}

ExitStatus run(const Options& options, Console& console) {
  const auto status = inspect(options, console);
  if (status) return *status;
  console.error(status.error());
  return ExitStatus::CannotStart;
}

}  // namespace

const Command kInspectCommand = {"inspect", says::CommandInspect, declare, run};

}  // namespace zhijian
