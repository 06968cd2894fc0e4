#include "cli/quality_checks.h"

#include "base/message_id.h"
#include "report/coverage_words.h"
#include "report/quality_words.h"

namespace zhijian {

namespace {

Check remark(std::string rule, std::string group, const std::string& owner, const std::string& what,
             const Place& place, bool fine) {
  Check check;
  check.rule = std::move(rule);
  check.group = std::move(group);
  check.name = owner + ": " + what;
  check.place = check_place(place);
  check.severity = CheckSeverity::Warning;
  if (!fine) check.message = owner + ": " + what;
  return check;
}

}  // namespace

void add_mutation_checks(const MutationResult& result, Checks& checks) {
  checks.rules.push_back({"mutation", to_text(MessageId::kCheckRuleMutation, checks.language)});
  for (const MutationFinding& finding : result.findings) {
    const Place& place = finding.mutation.place;
    checks.list.push_back(remark("mutation", place.file->name(),
                                 owner_text(finding.owner, finding.name, checks.language),
                                 to_text(finding.mutation.what, checks.language), place, finding.noticed));
  }
}

void add_coverage_checks(const Coverage& coverage, const std::string& group, Checks& checks) {
  checks.rules.push_back({"coverage", to_text(MessageId::kCheckRuleCoverage, checks.language)});
  for (const CoverageItem& item : coverage.items) {
    checks.list.push_back(remark("coverage", group, owner_text(item.owner, item.name, checks.language),
                                 unreached_text(item, checks.language), item.place, item.count.any()));
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
