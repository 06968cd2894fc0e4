#include "cli/commands/diff_outputs.h"

#include "base/messages/cli.h"
#include "cli/commands/diff_checks.h"
#include "cli/console.h"
#include "cli/out_paths.h"
#include "documents/diff_markdown.h"
#include "documents/diff_table.h"
#include "documents/json/diff_json.h"

namespace zhijian {

Result<DiffOutputs> DiffOutputs::open(const Options& options, Console& console) {
  if (const auto checked = check_out_paths(options); !checked) return unexpected(checked.error());
  DiffOutputs outputs(console);
  Output& standard = outputs.outputs_.emplace_back();
  const auto checks = check_format(options.format);
  if (options.format == "json") {
    standard.kind = Kind::Json;
  } else if (options.format == "md") {
    standard.kind = Kind::Markdown;
  } else if (checks) {
    standard.kind = Kind::Checks;
    standard.checks = *checks;
  } else if (!options.format.empty() && options.format != "table") {
    return unexpected(
        message(says::kBadValue, "--format", options.format, "table, json, md, sarif, junit, github, tap"));
  }
  for (const std::string& path : options.out) {
    if (path == "-") continue;  // standard output is there anyway
    Output output;
    if (path.ends_with(".json")) {
      output.kind = Kind::Json;
    } else if (path.ends_with(".md")) {
      output.kind = Kind::Markdown;
    } else {
      return unexpected(message(says::kDiffUnknownEnding, path));
    }
    auto file = AtomicFile::create(path);
    if (!file) return unexpected(file.error());
    output.file = std::move(*file);
    outputs.outputs_.push_back(std::move(output));
  }
  return outputs;
}

std::string DiffOutputs::render(const Output& output, const DiffReport& report) const {
  switch (output.kind) {
    case Kind::Json:
      return diff_json(report);
    case Kind::Markdown:
      return diff_markdown(report, console_->language());
    case Kind::Checks:
      return render_checks(diff_checks(report, console_->language()), output.checks);
    case Kind::Table:
      break;
  }
  TableOptions table;
  table.width = console_->width();
  table.color = console_->color_out();
  table.language = console_->language();
  return diff_table(report, table);
}

Result<void> DiffOutputs::finish(const DiffReport& report) {
  for (Output& output : outputs_) {
    const std::string text = render(output, report);
    if (!output.file) {
      console_->out(text);
    } else if (const auto written = output.file->write(text); !written) {
      return written;
    }
  }
  for (Output& output : outputs_) {
    if (!output.file) continue;
    if (const auto committed = output.file->commit(); !committed) return committed;
  }
  return {};
}

}  // namespace zhijian
