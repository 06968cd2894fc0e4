#include "compare/quality/coverage_collector.h"

#include <algorithm>
#include <tuple>

namespace zhijian {

namespace {

/// Fewer calls in common may be chance.
constexpr uint64_t kFewestTogether = 3;

void add(ReachCount& to, const ReachCount& from) {
  to.examples += from.examples;
  to.calls += from.calls;
}

uint64_t failures(const RuleCoverage& rule) {
  const ReachCount& count = rule.verdicts[static_cast<size_t>(Verdict::Fail)];
  return count.examples + count.calls;
}

/// The sample of the call and turn that sort first, so that threads do not matter.
void keep_first_sample(CoverageItem& item, const std::string& call, uint32_t turn, std::string_view text) {
  if (!item.sample_call.empty() && std::tie(item.sample_call, item.sample_turn) <= std::tie(call, turn)) {
    return;
  }
  item.sample_call = call, item.sample_turn = turn, item.sample = text;
}

}  // namespace

CoverageCollector::CoverageCollector(std::shared_ptr<const CompiledRubric> compiled, const CoverageMap& map)
    : map_(map), evaluator_(std::move(compiled)), items_(map.items()), reached_now_(items_.size(), 0) {
  for (const Rule& rule : map_.compiled().rubric.rules) {
    rules_.push_back({.id = rule.id, .name = rule.name, .place = rule.id_place, .verdicts = {}});
  }
  evaluator_.observe(this);
}

bool CoverageCollector::take(const Call& call, uint32_t agent, bool is_example) {
  is_example_ = is_example;
  const CallOutcome& outcome = evaluator_.evaluate(call, agent);
  if (outcome.has_turns) note_verdicts(outcome);
  for (const size_t item : touched_) {
    ++(is_example ? items_[item].count.examples : items_[item].count.calls);
    reached_now_[item] = 0;
  }
  touched_.clear();
  return outcome.has_turns;
}

void CoverageCollector::note_verdicts(const CallOutcome& outcome) {
  std::vector<size_t> failed;
  for (size_t r = 0; r < outcome.rules.size(); ++r) {
    const Verdict verdict = outcome.rules[r].verdict;
    ReachCount& seen = rules_[r].verdicts[static_cast<size_t>(verdict)];
    ++(is_example_ ? seen.examples : seen.calls);
    count(map_.item_of(r, verdict));
    if (verdict == Verdict::Fail) failed.push_back(r);
  }
  for (size_t a = 0; a < failed.size(); ++a) {
    for (size_t b = a + 1; b < failed.size(); ++b) ++together_[{failed[a], failed[b]}];
  }
}

void CoverageCollector::on_condition(const Condition& condition, bool holds) {
  count(map_.item_of(condition, holds));
}

void CoverageCollector::on_hit(const Condition& condition, const Hit& hit, const CallText& text) {
  map_.items_of(condition, hit, hit_items_);
  for (const size_t item : hit_items_) {
    count(item);
    const Span turn = text.turns()[hit.turn].text;
    keep_first_sample(items_[item], text.call().id, hit.turn + 1,
                      std::string_view(text.call().text).substr(turn.begin, turn.size()));
  }
}

void CoverageCollector::count(size_t item) {
  if (item == CoverageMap::kNoItem || reached_now_[item]) return;
  reached_now_[item] = 1;
  touched_.push_back(item);
}

void CoverageCollector::merge(const CoverageCollector& other) {
  for (size_t i = 0; i < items_.size(); ++i) {
    const CoverageItem& item = other.items_[i];
    add(items_[i].count, item.count);
    if (!item.sample_call.empty())
      keep_first_sample(items_[i], item.sample_call, item.sample_turn, item.sample);
  }
  for (size_t r = 0; r < rules_.size(); ++r) {
    for (size_t v = 0; v < RuleCoverage::kVerdicts; ++v)
      add(rules_[r].verdicts[v], other.rules_[r].verdicts[v]);
  }
  for (const auto& [pair, calls] : other.together_) together_[pair] += calls;
}

Coverage CoverageCollector::result() const {
  Coverage coverage;
  coverage.rules = rules_;
  coverage.items = items_;
  coverage.reached = static_cast<uint64_t>(
      std::count_if(items_.begin(), items_.end(), [](const CoverageItem& item) { return item.count.any(); }));
  for (const auto& [pair, together] : together_) {
    const uint64_t either = failures(rules_[pair.first]) + failures(rules_[pair.second]) - together;
    const bool nearly_always = together * 10 >= either * 9;
    if (together >= kFewestTogether && nearly_always) {
      coverage.overlaps.push_back({pair.first, pair.second, together, either});
    }
  }
  for (size_t r = 0; r < rules_.size(); ++r) note_habit(r, coverage);
  return coverage;
}

void CoverageCollector::note_habit(size_t rule, Coverage& coverage) const {
  const auto calls = [&](Verdict verdict) {
    return rules_[rule].verdicts[static_cast<size_t>(verdict)].calls;
  };
  const uint64_t failed = calls(Verdict::Fail), passed = calls(Verdict::Pass);
  const bool award = map_.compiled().rubric.rules[rule].award.has_value();
  const uint64_t decided = failed + passed + calls(Verdict::Unknown) + calls(Verdict::Review);
  if (decided == 0) {
    if (calls(Verdict::NotApplicable) > 0) coverage.never_apply.push_back(rule);
  } else if (failed == decided) {
    coverage.always_fail.push_back(rule);
  } else if (failed == 0 && !award) {
    coverage.never_fail.push_back(rule);
  }
}

}  // namespace zhijian
