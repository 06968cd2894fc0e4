#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/call_text.h"

namespace zhijian {

/// Folded words that `ignore_negated` and `alone` know.
struct SpecialWords {
  explicit SpecialWords(const Folder& folder);
  std::vector<std::u32string> negations;      ///< 不 没 禁止 …
  std::vector<std::u32string> not_negations;  ///< 不但 特别 …
  std::u32string particles;                   ///< 的 哦 呢 …
};

/// What stands around each place of a turn, for `ignore_negated` and `alone`: told by one pass over a turn
/// when it is first asked about. One for each thread.
class TurnMarks {
 public:
  explicit TurnMarks(const SpecialWords& words) : words_(words) {}

  /// Forgets what it knows of the last call.
  void start_call(const CallText& text);

  /// True if a negation stands in the clause before the symbol.
  bool negated(uint32_t turn, uint32_t begin) { return (marks(turn)[begin] & kNegated) != 0; }
  /// True if nothing but particles stands beside the symbols [begin, end) in their turn or clause.
  bool alone(Alone where, uint32_t turn, uint32_t begin, uint32_t end) {
    const std::vector<uint8_t>& marks = this->marks(turn);
    const bool in_clause = where == Alone::Clause;
    return (marks[begin] & (in_clause ? kBeginsClause : kBeginsTurn)) != 0 &&
           (marks[end] & (in_clause ? kEndsClause : kEndsTurn)) != 0;
  }

 private:
  enum Mark : uint8_t { kNegated = 1, kBeginsClause = 2, kBeginsTurn = 4, kEndsClause = 8, kEndsTurn = 16 };

  /// By symbol of the call; those of the turn are told.
  const std::vector<uint8_t>& marks(uint32_t turn) {
    if (!told_[turn]) tell(turn);
    return marks_;
  }
  void tell(uint32_t turn);
  /// How many symbols the negation has that begins there; 0: none does.
  uint32_t negation_at(const Turn& turn, uint32_t at) const;

  const SpecialWords& words_;
  const CallText* text_ = nullptr;
  std::vector<uint8_t> marks_;  ///< of places before symbols: Mark bits
  std::vector<uint8_t> told_;   ///< by turn
};

}  // namespace zhijian
