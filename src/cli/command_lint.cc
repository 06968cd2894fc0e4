// zhijian lint: everything that is wrong or doubtful in rubrics.
#include <nlohmann/json.hpp>

#include "base/message_id.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/rubrics.h"
#include "rubric/lint.h"
#include "rubric/render_diagnostic.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.rubrics, MessageId::kArgumentRubrics, true);
  arguments.flag("--strict", options.strict, MessageId::kOptionStrict);
  arguments.flag("--allow-outside", options.allow_outside, MessageId::kOptionAllowOutside);
  arguments.format("table|json");
}

nlohmann::ordered_json to_json(const Diagnostic& finding, Language language) {
  nlohmann::ordered_json json;
  if (finding.place.file != nullptr) {
    const LineColumn where = finding.place.file->line_column(finding.place.span.begin);
    json["file"] = finding.place.file->name();
    json["line"] = where.line;
    json["column"] = where.column;
  }
  json["severity"] = finding.severity() == Severity::Error ? "error" : "warning";
  json["code"] = diagnostic_info(finding.code).code;
  json["message"] = to_text(finding.message, language);
  if (finding.suggestion) json["suggestion"] = to_text(*finding.suggestion, language);
  return json;
}

ExitStatus run(const Options& options, Console& console) {
  const bool as_json = options.format == "json";
  if (!as_json && !options.format.empty() && options.format != "table") {
    console.error(message(MessageId::kBadValue, "--format", options.format, "table, json"));
    return ExitStatus::CannotStart;
  }
  auto findings = nlohmann::ordered_json::array();
  size_t errors = 0, warnings = 0;
  for (const std::string& name : options.rubrics) {
    Diagnostics diagnostics;
    const auto rubric = load_and_compile(name, options.allow_outside, diagnostics);
    if (rubric != nullptr) lint_rubric(rubric_of(*rubric), diagnostics);
    diagnostics.sort();
    for (const Diagnostic& finding : diagnostics.all()) {
      ++(finding.severity() == Severity::Error ? errors : warnings);
      if (as_json) {
        findings.push_back(to_json(finding, console.language()));
      } else {
        console.out(render(finding, console.language(), console.color_out()) + "\n");
      }
    }
  }
  if (as_json) console.out(findings.dump(2) + "\n");
  console.note(message(MessageId::kLintSummary, std::to_string(errors), std::to_string(warnings)));
  return errors > 0 || (options.strict && warnings > 0) ? ExitStatus::No : ExitStatus::Done;
}

}  // namespace

const Command kLintCommand = {"lint", MessageId::kCommandLint, declare, run};

}  // namespace zhijian
