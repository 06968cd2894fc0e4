#include "cli/commands/diff_checks.h"

#include "base/messages/cli.h"
#include "base/messages/report.h"
#include "documents/change_wording.h"
#include "documents/diff_wording.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

/// What shows checks looks for files in the checkout.
bool is_on_disk(std::string_view name) {
  return !name.starts_with("git:");
}

class DiffChecks {
 public:
  DiffChecks(const DiffReport& report, Language language) : report_(report) {
    checks_.command = "diff";
    checks_.language = language;
  }

  Checks make() {
    for (const ConditionResult& result : report_.conditions) add(result);
    for (size_t i = 0; i < report_.changes.rules.size(); ++i)
      add(report_.changes.rules[i], report_.sentences[i]);
    return std::move(checks_);
  }

 private:
  Check& new_check(const std::string& rule, const std::string& name) {
    Check& check = checks_.list.emplace_back();
    check.rule = rule;
    check.group = report_.after.source;
    check.name = name;
    return check;
  }

  void add(const ConditionResult& result) {
    Check& check = new_check("fail-if", result.condition.written);
    if (!result.holds) return;
    check.outcome = CheckOutcome::Failed;
    check.message = to_text(
        message(says::kConditionHolds, result.condition.written, measured_text(result, checks_.language)),
        checks_.language);
    if (is_on_disk(report_.after.source)) check.place = CheckPlace{report_.after.source, {0, 0}, {0, 0}};
  }

  void add(const ItemChange& item, const std::string& sentence) {
    static constexpr const char* kRules[] = {"rule-added", "rule-removed", "rule-changed"};
    static constexpr MessageId kMessages[] = {says::kCheckRuleAdded, says::kCheckRuleRemoved,
                                              says::kCheckRuleChanged};
    Check& check = new_check(kRules[static_cast<size_t>(item.kind)], item.id);
    check.severity = CheckSeverity::Note;
    check.message = to_text(message(kMessages[static_cast<size_t>(item.kind)], item.id,
                                    item.kind == ItemChange::Kind::Added ? sentence : what_changed(item)),
                            checks_.language);
    // What is gone stands nowhere any more.
    const bool is_there = item.kind != ItemChange::Kind::Removed && item.place.file != nullptr;
    if (is_there && is_on_disk(item.place.file->name())) check.place = check_place(item.place);
    if (const RuleImpact* impact = report_.impact_of(item.id)) check.details = details(*impact);
  }

  std::string what_changed(const ItemChange& item) const {
    std::string out;
    for (const std::string& line : change_lines(item.changes, checks_.language)) {
      out += (out.empty() ? "" : to_text(says::DiffAlso, checks_.language)) + line;
    }
    return out;
  }

  std::string details(const RuleImpact& impact) const {
    std::string out = effect_text(impact, checks_.language) + "\n";
    const auto add_hits = [&](MessageId title, const HitChange& hits) {
      if (hits.hits == 0) return;
      out +=
          to_text(message(title, std::to_string(hits.hits), std::to_string(hits.calls)), checks_.language) +
          "\n";
      for (const Quote& quote : hits.quotes) out += "  " + evidence_of(quote, checks_.language) + "\n";
    };
    add_hits(says::DiffNowHit, impact.now_hit);
    add_hits(says::DiffNoLongerHit, impact.no_longer_hit);
    return out;
  }

  const DiffReport& report_;
  Checks checks_;
};

}  // namespace

Checks diff_checks(const DiffReport& report, Language language) {
  return DiffChecks(report, language).make();
}

}  // namespace zhijian
