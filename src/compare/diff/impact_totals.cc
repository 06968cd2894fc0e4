#include "compare/diff/impact_totals.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "compare/diff/sign_test.h"
#include "score/first_few.h"

namespace zhijian {

namespace {

constexpr auto kRankOf = [](const RankedCall& ranked) {
  return std::make_tuple(ranked.second, std::string_view(ranked.change.call),
                         std::string_view(ranked.change.agent));
};

CallState state_of(const CallRecord& record) {
  CallState state{record.score, std::nullopt, record.passed, record.critical};
  if (record.grade) state.grade = std::string(*record.grade);
  return state;
}

std::vector<CallChange> changes_of(const std::vector<RankedCall>& ranked) {
  std::vector<CallChange> changes;
  for (const RankedCall& call : ranked) changes.push_back(call.change);
  return changes;
}

AgentState state_of(const AgentCard& card) {
  AgentState state{card.calls, std::nullopt, card.grade, card.rank, card.pass_rate, card.critical_calls};
  if (card.score) state.mean = card.score->mean;
  return state;
}

/// Every agent of either report, as the new one orders them, then those that it does not have.
std::vector<AgentChange> agents_of(const Report& before, const Report& after) {
  std::map<std::string_view, const AgentCard*> old_cards;
  for (const AgentCard& card : before.agents) old_cards.emplace(card.agent, &card);
  std::vector<AgentChange> agents;
  for (const AgentCard& card : after.agents) {
    AgentChange& agent =
        agents.emplace_back(AgentChange{card.agent, card.name, card.team, {}, state_of(card)});
    const auto old_card = old_cards.find(card.agent);
    if (old_card == old_cards.end()) continue;
    agent.before = state_of(*old_card->second);
    old_cards.erase(old_card);
  }
  for (const AgentCard& card : before.agents) {
    if (old_cards.contains(card.agent))
      agents.push_back({card.agent, card.name, card.team, state_of(card), {}});
  }
  return agents;
}

}  // namespace

ImpactTotals::ImpactTotals(const Rubric& before, const Rubric& after, const RubricChanges& changes)
    : rules_(before, after, changes) {}

void ImpactTotals::add(const CallRecord* before, const CallRecord* after) {
  if (before != nullptr) before_.add(*before);
  if (after != nullptr) after_.add(*after);
  if (before == nullptr || after == nullptr) {
    ++(before == nullptr ? only_after_ : only_before_);
    return;
  }
  ++compared_;
  if (before->score && after->score) add_scores(*before->score, *after->score);
  add_verdicts(*before, *after);
  rules_.add(*before, *after);
}

void ImpactTotals::add_scores(Decimal before, Decimal after) {
  better_ += after > before;
  worse_ += after < before;
  same_ += after == before;
  scores_before_.add(before);
  scores_after_.add(after);
  score_changes_.add(after - before);
}

void ImpactTotals::add_verdicts(const CallRecord& before, const CallRecord& after) {
  if (before.passed && after.passed && *before.passed != *after.passed) {
    ++(*after.passed ? fail_to_pass_ : pass_to_fail_);
    name_call(flips_, before, after, *after.passed);
  }
  if (before.critical == after.critical) return;
  ++(after.critical ? critical_new_ : critical_gone_);
  if (after.critical) name_call(new_criticals_, before, after, false);
}

void ImpactTotals::name_call(std::vector<RankedCall>& list, const CallRecord& before, const CallRecord& after,
                             bool second) {
  const auto place =
      place_among(list, kCallsNamed, std::make_tuple(second, after.call, after.agent), kRankOf);
  if (!place) return;
  CallChange change{std::string(after.call), std::string(after.agent), state_of(before), state_of(after),
                    rules_.causes(before, after)};
  insert_among(list, kCallsNamed, *place, {std::move(change), second});
}

void ImpactTotals::merge(ImpactTotals&& other) {
  before_.merge(std::move(other.before_));
  after_.merge(std::move(other.after_));
  compared_ += other.compared_;
  only_before_ += other.only_before_;
  only_after_ += other.only_after_;
  better_ += other.better_;
  worse_ += other.worse_;
  same_ += other.same_;
  scores_before_.merge(other.scores_before_);
  scores_after_.merge(other.scores_after_);
  score_changes_.merge(other.score_changes_);
  pass_to_fail_ += other.pass_to_fail_;
  fail_to_pass_ += other.fail_to_pass_;
  critical_new_ += other.critical_new_;
  critical_gone_ += other.critical_gone_;
  merge_among(flips_, kCallsNamed, std::move(other.flips_), kRankOf);
  merge_among(new_criticals_, kCallsNamed, std::move(other.new_criticals_), kRankOf);
  rules_.merge(std::move(other.rules_));
}

CallImpact ImpactTotals::impact(const InputCounts& counts, uint64_t scored, std::vector<Reject> rejects) {
  CallImpact impact;
  impact.input = counts;
  impact.scored = scored;
  impact.compared = compared_;
  impact.only_before = only_before_;
  impact.only_after = only_after_;
  PairedScores& scores = impact.scores;
  scores.better = better_;
  scores.worse = worse_;
  scores.same = same_;
  scores.mean_before = scores_before_.mean();
  scores.mean_after = scores_after_.mean();
  if (const auto spread = score_changes_.spread()) {
    scores.change = spread->mean;
    scores.ci95_low = spread->ci95_low;
    scores.ci95_high = spread->ci95_high;
  }
  if (better_ + worse_ > 0) scores.sign_test = sign_test(better_, worse_);
  impact.pass_to_fail = pass_to_fail_;
  impact.fail_to_pass = fail_to_pass_;
  impact.flips = changes_of(flips_);
  impact.critical_new = critical_new_;
  impact.critical_gone = critical_gone_;
  impact.new_criticals = changes_of(new_criticals_);
  for (AgentChange& agent : agents_of(before_.report({}, {}), after_.report({}, {}))) {
    ++impact.agents;
    if (agent.is_change()) impact.agents_changed.push_back(std::move(agent));
  }
  impact.rules = rules_.impacts();
  impact.rejects = std::move(rejects);
  return impact;
}

}  // namespace zhijian
