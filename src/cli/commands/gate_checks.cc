#include "cli/commands/gate_checks.h"

#include <algorithm>

#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "base/messages/report.h"
#include "documents/wording.h"

namespace zhijian {

namespace {

/// The most that a reader of a CI page wants to see of one agent.
constexpr size_t kRulesShown = 5;
constexpr size_t kQuotesShown = 2;

Check check_of(std::string rule, std::string group, std::string name) {
  Check check;
  check.rule = std::move(rule);
  check.group = std::move(group);
  check.name = std::move(name);
  return check;
}

/// What a rule cost the agent, and the words that show it.
std::string rule_lines(const RuleCard& rule, Language language) {
  std::string out = cost_of(rule, language) + "  " + named(rule.name, rule.id, language) +
                    to_text(says::CardComma, language) + rule_facts(rule, language) + "\n";
  size_t shown = 0;
  std::string last;  // two hits in one sentence look the same
  for (const Quote& quote : rule.quotes) {
    const std::string line = "    " + evidence_of(quote, language) + "\n";
    if (quote.review || line == last) continue;
    if (shown++ == kQuotesShown) break;
    out += line;
    last = line;
  }
  return out;
}

std::string evidence(const AgentCard& card, bool only_critical, Language language) {
  std::string out;
  size_t shown = 0;
  for (const RuleCard* rule : card.costly_rules()) {
    if (only_critical && rule->critical == 0) continue;
    if (shown++ == kRulesShown) break;
    out += rule_lines(*rule, language);
  }
  return out;
}

void fail(Check& check, const Message& why, std::string details, Language language) {
  check.outcome = CheckOutcome::Failed;
  check.message = to_text(why, language);
  check.details = std::move(details);
}

void add_agent(const AgentCard& card, const Gates& gates, Checks& checks) {
  const Language language = checks.language;
  const std::string group = named(card.name, card.agent, language);
  if (gates.fail_under) {
    Check check = check_of("fail-under", group, "fail-under " + gates.fail_under->to_string());
    if (!card.score) {
      check.outcome = CheckOutcome::Skipped;
      check.message = to_text(says::CardNoScore, language);
    } else if (card.score->mean < *gates.fail_under) {
      fail(check,
           message(says::kGateFailUnder, card.agent, card.score->mean.to_string(),
                   gates.fail_under->to_string()),
           evidence(card, false, language), language);
    }
    checks.list.push_back(std::move(check));
  }
  if (!gates.fail_on_critical) return;
  Check check = check_of("fail-on-critical", group, "fail-on-critical");
  if (card.critical_calls > 0) {
    fail(check, message(says::kGateCritical, card.agent, std::to_string(card.critical_calls)),
         evidence(card, true, language), language);
  }
  checks.list.push_back(std::move(check));
}

void add_rejects(const Report& report, const Gates& gates, Checks& checks) {
  const std::string group = to_text(says::kCheckGateCalls, checks.language);
  if (report.rejects.empty()) checks.list.push_back(check_of("rejected", group, "rejected"));
  const bool too_many = report.summary.input.rejected > gates.allowed_rejects;
  for (const Reject& reject : report.rejects) {
    Check check = check_of("rejected", group, reject.file + ":" + std::to_string(reject.line));
    check.outcome = too_many ? CheckOutcome::Failed : CheckOutcome::Passed;
    check.severity = too_many ? CheckSeverity::Error : CheckSeverity::Warning;
    check.message = to_text(reject.reason, checks.language);
    check.place = check_line(reject.file, static_cast<int>(reject.line));
    checks.list.push_back(std::move(check));
  }
}

}  // namespace

void add_gate_checks(const Report& report, const Gates& gates, Checks& checks) {
  const auto describe = [&](const char* rule, MessageId description) {
    checks.rules.push_back({rule, to_text(description, checks.language)});
  };
  describe("fail-under", says::kCheckRuleFailUnder);
  describe("fail-on-critical", says::kCheckRuleCritical);
  describe("rejected", says::kCheckRuleRejected);
  for (const AgentCard& card : report.agents) add_agent(card, gates, checks);
  add_rejects(report, gates, checks);
}

}  // namespace zhijian
