// zhijian lint: everything that is wrong or doubtful in rubrics.
#include <nlohmann/json.hpp>

#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/finding_checks.h"
#include "cli/console.h"
#include "cli/rubrics.h"
#include "language/lint/lint.h"
#include "language/syntax/finding_text.h"
#include "language/syntax/render_diagnostic.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.rubrics, says::kArgumentRubrics, true);
  arguments.flag("--strict", options.strict, says::kOptionStrict);
  arguments.flag("--allow-outside", options.allow_outside, says::kOptionAllowOutside);
  arguments.format("table|json|sarif|junit|github|tap");
  arguments.config();
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
  json["message"] = finding_text(finding, language);
  if (finding.suggestion) json["suggestion"] = finding_help(finding, language);
  return json;
}

/// Lays findings out in one of the formats.
class Findings {
 public:
  Findings(const Options& options, Console& console)
      : console_(console),
        strict_(options.strict),
        as_json_(options.format == "json"),
        as_checks_(check_format(options.format)) {
    checks_.command = "lint";
    checks_.language = console.language();
  }

  /// What is to be said of one rubric.
  void add(const std::string& rubric, const Diagnostics& diagnostics) {
    for (const Diagnostic& finding : diagnostics.all()) {
      ++(finding.severity() == Severity::Error ? errors_ : warnings_);
      if (as_checks_) {
        add_finding_check(finding, rubric, strict_, checks_);
      } else if (as_json_) {
        json_.push_back(to_json(finding, console_.language()));
      } else {
        console_.out(render(finding, console_.language(), console_.color_out()) + "\n");
      }
    }
    if (diagnostics.all().empty()) checks_.list.push_back({.rule = "lint", .group = rubric, .name = "lint"});
  }

  ExitStatus finish() {
    if (as_json_) console_.out(json_.dump(2) + "\n");
    if (as_checks_) console_.out(render_checks(checks_, *as_checks_));
    console_.note(message(says::kLintSummary, std::to_string(errors_), std::to_string(warnings_)));
    return errors_ > 0 || (strict_ && warnings_ > 0) ? ExitStatus::No : ExitStatus::Done;
  }

 private:
  Console& console_;
  const bool strict_, as_json_;
  const std::optional<CheckFormat> as_checks_;
  size_t errors_ = 0, warnings_ = 0;
  nlohmann::ordered_json json_ = nlohmann::ordered_json::array();
  Checks checks_;
};

ExitStatus run(const Options& options, Console& console) {
  const bool known = options.format.empty() || options.format == "table" || options.format == "json" ||
                     check_format(options.format);
  if (!known) {
    console.error(
        message(says::kBadValue, "--format", options.format, "table, json, sarif, junit, github, tap"));
    return ExitStatus::CannotStart;
  }
  Findings findings(options, console);
  for (const std::string& name : options.rubrics) {
    Diagnostics diagnostics;
    const auto rubric = load_and_compile(name, options.allow_outside, diagnostics);
    if (rubric != nullptr) lint_rubric(rubric_of(*rubric), diagnostics);
    diagnostics.sort();
    findings.add(name, diagnostics);
  }
  return findings.finish();
}

}  // namespace

const Command kLintCommand = {"lint", says::kCommandLint, declare, run};

}  // namespace zhijian
