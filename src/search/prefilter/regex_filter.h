#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class FilteredRE2;
}

namespace zhijian {

/// What a text must hold for an expression to match in it: of each clause one of the literals. Literals are
/// folded characters without punctuation, as in FoldedText.
struct RegexNeeds {
  std::vector<std::vector<std::u32string>> clauses;  ///< at most kMaxClauses; none: nothing is known

  static constexpr size_t kMaxClauses = 8;
};

/// Finds out what the only expression of `compiled`, already folded, needs. RE2 says which literals matter;
/// which of them belong together is asked by leaving some out. To be called once: it makes `compiled` answer.
RegexNeeds regex_needs(re2::FilteredRE2& compiled);

/// Tells, from the literals that a pass over a call finds, which expressions can match in which turn.
class RegexFilter {
 public:
  /// `order`: the expression's position in its search. False where nothing is known of its needs.
  bool add(const RegexNeeds& needs, uint32_t search, uint32_t order);

  /// What has to be looked for, by number.
  const std::vector<std::u32string>& literals() const { return literals_; }

  /// What was found in one turn; one for each thread.
  struct Found {
    std::vector<uint8_t> clauses;       ///< by expression: a bit for each clause
    std::vector<uint32_t> expressions;  ///< those with any
  };
  void start(Found& found) const { found.clauses.assign(expressions_.size(), 0), found.expressions.clear(); }
  void add_found(uint32_t literal, Found& found) const {
    for (const Use& use : uses_[literal]) {
      uint8_t& clauses = found.clauses[use.expression];
      if (clauses == 0) found.expressions.push_back(use.expression);
      clauses |= use.clause;
    }
  }
  /// Calls `possible(search, order)` for all expressions that can match in the turn, in the order in which
  /// they were added, and makes ready for the next turn.
  template <typename Possible>
  void end_turn(Found& found, Possible&& possible) const {
    std::sort(found.expressions.begin(), found.expressions.end());
    for (const uint32_t e : found.expressions) {
      const Expression& expression = expressions_[e];
      if (found.clauses[e] == expression.all_clauses) possible(expression.search, expression.order);
      found.clauses[e] = 0;
    }
    found.expressions.clear();
  }

 private:
  struct Expression {
    uint32_t search;
    uint32_t order;
    uint8_t all_clauses;
  };
  struct Use {
    uint32_t expression;
    uint8_t clause;  ///< its bit
  };

  std::vector<Expression> expressions_;
  std::vector<std::u32string> literals_;
  std::vector<std::vector<Use>> uses_;  ///< by literal
};

}  // namespace zhijian
