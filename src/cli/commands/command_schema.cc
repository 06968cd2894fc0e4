// zhijian schema: the JSON Schemas that editors and other programs check rubrics, transcripts and results
// with.
#include <algorithm>

#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/schemas.h"
#include "cli/text_output.h"
#include "documents/json/result_schemas.h"
#include "language/rubric_schema.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  arguments.positional("NAME", arguments.options().schema, says::kArgumentSchema);
  arguments.out_instead();
}

Result<void> print(const Options& options, Console& console) {
  std::vector<Schema> all = schemas();
  const std::string call = call_schema(), report = report_schema();
  all.insert(all.begin() + 2, {{"call", call}, {"report", report}});  // behind rubric and transcript
  const auto wanted = std::find_if(all.begin(), all.end(),
                                   [&](const Schema& schema) { return schema.name == options.schema; });
  if (wanted == all.end()) {
    std::string names;
    for (const Schema& schema : all) names.append(names.empty() ? "" : ", ").append(schema.name);
    return unexpected(message(says::kBadValue, "NAME", options.schema, names));
  }
  const std::string text =
      wanted->name == "rubric" ? with_chinese_names(wanted->text) : std::string(wanted->text);
  auto output = TextOutput::open(options.out, console);
  if (!output) return unexpected(output.error());
  if (const auto written = output->write(text); !written) return written;
  return output->commit();
}

ExitStatus run(const Options& options, Console& console) {
  if (const auto done = print(options, console); !done) {
    console.error(done.error());
    return ExitStatus::CannotStart;
  }
  return ExitStatus::Done;
}

}  // namespace

const Command kSchemaCommand = {"schema", says::kCommandSchema, declare, run};

}  // namespace zhijian
