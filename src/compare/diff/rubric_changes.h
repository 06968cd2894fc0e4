#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/rubric.h"

namespace zhijian {

/// One thing that is written otherwise than before and means, or says, something else.
struct Change {
  enum class Kind : uint8_t {
    Value,    ///< `before` became `after`; one of them is empty where it was not given
    Added,    ///< `after` is new in a list
    Removed,  ///< `before` is no longer in a list
    Through,  ///< nothing here, but the set or moment `after` that stands here changed
  };
  /// The keys of the language that lead to it; a number from 1 is a part of a combination:
  /// {"forbid", "2", "except"}.
  std::vector<std::string> where;
  Kind kind = Kind::Value;
  std::string before, after;  ///< in the words of the language, as they would be written

  /// False for what is only there to be read: names, descriptions, sources, examples, ….
  bool affects_results() const;
};

/// A rule, a set of phrases or a moment that was added, removed or changed.
struct ItemChange {
  enum class Kind : uint8_t { Added, Removed, Changed };
  Kind kind = Kind::Changed;
  std::string id;
  std::string name;             ///< of a rule; empty where it has none
  std::vector<Change> changes;  ///< of Changed, in the order of the language
  Place place;  ///< of the first change in the new rubric, else of the id; of Removed in the old one

  /// True where no change of it can change a score.
  bool is_text_only() const;
};

/// What makes a rubric another one, in the order in which the new one has it, removed things last. Layout,
/// comments, the order of rules and of phrases, and characters that matching folds to one are no changes.
struct RubricChanges {
  std::vector<Change> rubric;  ///< of the rubric as a whole, its score and its dimensions
  std::vector<ItemChange> sets, moments, rules;

  bool empty() const { return rubric.empty() && sets.empty() && moments.empty() && rules.empty(); }
  /// True where no change can change a score; also where there is none.
  bool is_text_only() const;
  uint64_t count_rules(ItemChange::Kind kind) const;
};

RubricChanges compare_rubrics(const Rubric& before, const Rubric& after);

}  // namespace zhijian
