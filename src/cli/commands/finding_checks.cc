#include "cli/commands/finding_checks.h"

#include <algorithm>

#include "documents/checks/check_text.h"
#include "language/syntax/finding_text.h"

namespace zhijian {

namespace {

/// What a finding is about, whatever it is found in: its message with nothing filled in.
std::string description(const DiagnosticInfo& info, Language language) {
  return to_text(Message{info.message, std::vector<std::string>(10, "…")}, language);
}

}  // namespace

void add_finding_check(const Diagnostic& finding, const std::string& group, bool strict, Checks& checks) {
  const DiagnosticInfo& info = diagnostic_info(finding.code);
  const bool error = info.severity == Severity::Error;
  Check check;
  check.rule = info.code;
  check.group = group;
  check.place = check_place(finding.place);
  check.name = check.rule + (check.place ? " " + place_text(*check.place) : "");
  check.outcome = error || strict ? CheckOutcome::Failed : CheckOutcome::Passed;
  check.severity = error ? CheckSeverity::Error : CheckSeverity::Warning;
  check.message = finding_text(finding, checks.language);
  if (finding.suggestion) check.details = finding_help(finding, checks.language);
  const bool described = std::any_of(checks.rules.begin(), checks.rules.end(),
                                     [&](const CheckRule& rule) { return rule.id == check.rule; });
  if (!described) checks.rules.push_back({check.rule, description(info, checks.language)});
  checks.list.push_back(std::move(check));
}

}  // namespace zhijian
