#pragma once

#include <unordered_map>
#include <vector>

#include "compare/quality/coverage.h"
#include "compare/quality/rule_closure.h"
#include "search/compiled_rubric.h"

namespace zhijian {

/// Everything that can be reached in a compiled rubric, numbered, and how a hit finds its numbers.
class CoverageMap {
 public:
  /// With `inherited` also what stands in files that the rubric extends.
  CoverageMap(const CompiledRubric& compiled, bool inherited);

  static constexpr size_t kNoItem = SIZE_MAX;

  const std::vector<CoverageItem>& items() const { return items_; }
  const CompiledRubric& compiled() const { return compiled_; }

  /// The item of a rule's verdict.
  size_t item_of(size_t rule, Verdict verdict) const;
  /// The item of a condition that holds or does not.
  size_t item_of(const Condition& condition, bool holds) const;
  /// The items of a hit: its phrase, and every alternative and phrase of a set that it took.
  void items_of(const Condition& condition, const Hit& hit, std::vector<size_t>& out) const;

 private:
  struct ConditionItems {
    size_t holds = kNoItem;
    size_t fails = kNoItem;
  };
  /// What the patterns of a search stand for.
  struct SearchItems {
    std::vector<std::vector<size_t>> by_pattern;
  };

  void add_rules();
  void add_moments();
  void add_sets();
  size_t add(CoverageItem::Kind kind, const Place& place, std::string text = {});
  void add_condition(const Condition& condition);
  void add_phrases(const std::vector<Phrase>& phrases);
  void add_alternatives(const Phrase& phrase, const std::vector<PhrasePart>& parts);
  void add_set(const PhraseSet& set);
  void note_patterns(const Node& node);

  const CompiledRubric& compiled_;
  const bool inherited_;
  std::vector<CoverageItem> items_;
  RuleClosure used_;
  std::vector<std::array<size_t, RuleCoverage::kVerdicts>> rules_;
  std::unordered_map<const Condition*, ConditionItems> conditions_;
  /// Alternatives and phrases by their parts, which stay where they are in the compiled rubric.
  std::unordered_map<const std::vector<PhrasePart>*, size_t> ways_;
  std::unordered_map<const Condition*, SearchItems> searches_;
  RubricOwner owner_ = RubricOwner::Rule;
  std::string name_;
};

}  // namespace zhijian
