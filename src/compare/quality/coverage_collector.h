#pragma once

#include <map>
#include <memory>

#include "calls/call.h"
#include "compare/quality/coverage_map.h"
#include "conditions/observer.h"
#include "evaluate/evaluator.h"

namespace zhijian {

/// Evaluates calls and notes what they reach. One for each thread; merge() adds them up, in any order.
class CoverageCollector final : private Observer {
 public:
  CoverageCollector(std::shared_ptr<const CompiledRubric> compiled, const CoverageMap& map);

  Applies applies(const Call& call, uint32_t agent) { return evaluator_.applies(call, agent); }
  /// False where the call has nothing but hesitations.
  bool take(const Call& call, uint32_t agent, bool is_example);

  void merge(const CoverageCollector& other);
  /// Everything so far; the number of calls is for the caller to fill in.
  Coverage result() const;

 private:
  void on_condition(const Condition& condition, bool holds) override;
  void on_hit(const Condition& condition, const Hit& hit, const CallText& text) override;
  void count(size_t item);
  void note_verdicts(const CallOutcome& outcome);
  void note_habit(size_t rule, Coverage& coverage) const;

  const CoverageMap& map_;
  Evaluator evaluator_;
  std::vector<CoverageItem> items_;
  std::vector<RuleCoverage> rules_;
  std::map<std::pair<size_t, size_t>, uint64_t> together_;  ///< of two rules: calls in which both fail
  std::vector<uint8_t> reached_now_;                        ///< by item: in this call
  std::vector<size_t> touched_;
  std::vector<size_t> hit_items_;
  bool is_example_ = false;
};

}  // namespace zhijian
