#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhijian {

class CompiledRubric;

/// Which rules need not be looked at in a call without their words: most rules in most calls. Such a rule is
/// quiet: nothing that it asks about can be unknown, and as long as none of its `triggers` is found it passes
/// (a `forbid`), or does not apply (its `when` does not occur).
class QuietRules {
 public:
  enum class Kind : uint8_t { Never, NotApplicable, Pass };

  /// Made after all else of the rubric.
  void find(const CompiledRubric& rubric);

  /// By rule. Pass: where anybody that it asks about speaks at all, else the rule does not apply.
  Kind kind(size_t rule) const { return kinds_[rule]; }
  /// The rules with Kind::Never.
  const std::vector<uint32_t>& never() const { return never_; }
  /// The rules that are no longer quiet once this search has found something.
  const std::vector<uint32_t>& triggered_by(uint32_t search) const { return triggered_[search]; }

 private:
  std::vector<Kind> kinds_;
  std::vector<uint32_t> never_;
  std::vector<std::vector<uint32_t>> triggered_;
};

}  // namespace zhijian
