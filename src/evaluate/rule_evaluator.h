#pragma once

#include <unordered_set>

#include "conditions/condition_evaluator.h"
#include "evaluate/evidence_list.h"

namespace zhijian {

/// Turns what the conditions of a rule say into its verdict and evidence (rubric language, *Rules* and
/// *Verdicts*).
class RuleEvaluator {
 public:
  RuleEvaluator(const CompiledRubric& rubric, ConditionEvaluator& conditions)
      : rubric_(rubric), conditions_(conditions) {}

  /// Evidence of passed rules too.
  void collect_all_hits(bool all) { all_hits_ = all; }

  /// `outcome` is written over.
  void evaluate(size_t rule, RuleOutcome& outcome);

 private:
  /// Violations and unmet requirements that were seen so far, weak ones apart.
  struct Failures {
    uint32_t count = 0;
    std::unordered_set<uint32_t> turns;  ///< with a violation: a turn counts once
    EvidenceList evidence;
    bool any() const { return count > 0 || !turns.empty(); }
    void clear() { count = 0, turns.clear(), evidence.clear(); }
  };

  void require(const Found* when);
  void forbid(const Found* when);
  void unmet(const Found* when);
  void violated(const Found& found, const Found* when, Failures& failures);
  void verdict(RuleOutcome& outcome);
  void award(size_t occurrences, RuleOutcome& outcome);
  void add_hits(const Found& found, const Found* when, EvidenceList& out);
  Evidence missing(const CompiledCondition& condition, const Found* when) const;
  Piece piece_of_probe(uint32_t segment, Span span) const;
  std::optional<MomentPlace> moment_place(const Found* when) const;
  void set_unknown(std::optional<Message> lack);
  void sort(std::vector<Evidence>& evidence) const;

  const CompiledRubric& rubric_;
  ConditionEvaluator& conditions_;
  bool all_hits_ = false;

  const Rule* rule_ = nullptr;
  const CompiledRule* compiled_ = nullptr;
  Failures strong_, weak_;
  EvidenceList met_;
  SeenHits seen_required_, seen_nearly_, seen_strong_,
      seen_forbidden_;  ///< of hits that the rule's occurrences have in common
  uint32_t met_count_ = 0;
  bool applied_ = false;  ///< something was evaluated, with whatever result
  bool unknown_ = false;
  std::optional<Message> lack_;
};

}  // namespace zhijian
