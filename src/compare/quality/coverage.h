#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/source_file.h"
#include "compare/quality/owner.h"
#include "language/rubric.h"

namespace zhijian {

/// What examples and calls lead to, apart.
struct ReachCount {
  uint64_t examples = 0;
  uint64_t calls = 0;
  bool any() const { return examples > 0 || calls > 0; }
};

/// Something in a rubric that a call can reach.
struct CoverageItem {
  enum class Kind : uint8_t {
    RulePasses,
    RuleFails,
    RuleDoesNotApply,
    Holds,        ///< a condition, or a part of a combination
    DoesNotHold,  ///< likewise
    Phrase,       ///< is said, where its condition looks
    Alternative,  ///< likewise, of a bracket
    kCount
  };
  Kind kind = Kind::Phrase;
  Place place;
  RubricOwner owner = RubricOwner::Rule;
  std::string name;  ///< the owner's id or name
  std::string text;  ///< a phrase or an alternative as written; else empty
  ReachCount count;
  std::string sample;  ///< of phrases: a turn in which it was said, of the call and turn that sort first
  std::string sample_call;
  uint32_t sample_turn = 0;
};

/// What a rule made of the calls.
struct RuleCoverage {
  static constexpr size_t kVerdicts = 5;
  std::string id;
  std::string name;
  Place place;
  std::array<ReachCount, kVerdicts> verdicts;  ///< by Verdict
};

/// Two rules that fail together.
struct RuleOverlap {
  size_t first = 0, second = 0;  ///< indices into Coverage::rules
  uint64_t together = 0;         ///< calls and examples in which both fail
  uint64_t either = 0;           ///< in which one of them does
};

struct Coverage {
  uint64_t examples = 0;
  uint64_t calls = 0;
  std::vector<RuleCoverage> rules;
  std::vector<CoverageItem> items;    ///< rules in their order, then moments, then sets
  std::vector<RuleOverlap> overlaps;  ///< of rules that fail together (nearly) always
  uint64_t reached = 0;               ///< of items
  // Of the calls, where there are any: indices of rules.
  std::vector<size_t> never_apply, never_fail, always_fail;

  Decimal percent() const { return percent_of(reached, items.size()); }
};

}  // namespace zhijian
