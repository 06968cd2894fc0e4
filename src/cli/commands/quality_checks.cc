#include "cli/commands/quality_checks.h"

#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "documents/coverage_words.h"
#include "documents/quality_words.h"

namespace zhijian {

namespace {

/// What a check that never fails has to say.
struct Remark {
  std::string owner;    ///< "rule greeting"
  std::string what;     ///< is checked
  std::string message;  ///< what is found; may be empty
};

Check check_of(std::string rule, std::string group, const Place& place, const Remark& remark) {
  Check check;
  check.rule = std::move(rule);
  check.group = std::move(group);
  check.name = remark.owner + ": " + remark.what;
  check.place = check_place(place);
  // The same is said of several places.
  if (check.place)
    check.name += " (" + std::to_string(check.place->begin.line) + ":" +
                  std::to_string(check.place->begin.column) + ")";
  check.severity = CheckSeverity::Warning;
  if (!remark.message.empty()) check.message = remark.owner + ": " + remark.message;
  return check;
}

}  // namespace

void add_mutation_checks(const MutationResult& result, Checks& checks) {
  checks.rules.push_back({"mutation", to_text(says::kCheckRuleMutation, checks.language)});
  for (const MutationFinding& finding : result.findings) {
    const Place& place = finding.mutation.place;
    Remark remark{owner_text(finding.owner, finding.name, checks.language),
                  to_text(finding.mutation.what, checks.language),
                  {}};
    if (!finding.noticed)
      remark.message = to_text(message(says::kCheckUnnoticed, remark.what), checks.language);
    checks.list.push_back(check_of("mutation", place.file->name(), place, remark));
  }
}

void add_coverage_checks(const Coverage& coverage, const std::string& group, Checks& checks) {
  checks.rules.push_back({"coverage", to_text(says::kCheckRuleCoverage, checks.language)});
  for (const CoverageItem& item : coverage.items) {
    const Remark remark{owner_text(item.owner, item.name, checks.language),
                        reached_text(item, checks.language),
                        item.count.any() ? std::string() : unreached_text(item, checks.language)};
    checks.list.push_back(check_of("coverage", group, item.place, remark));
  }
}

void add_fail_under_check(const std::string& group, const std::optional<Message>& what, Checks& checks) {
  Check check;
  check.rule = check.name = "fail-under";
  check.group = group;
  if (what) {
    check.outcome = CheckOutcome::Failed;
    check.message = to_text(*what, checks.language);
  }
  checks.list.push_back(std::move(check));
}

}  // namespace zhijian
