#pragma once

#include <functional>
#include <string_view>

#include "base/message.h"
#include "language/rubric.h"

namespace zhijian {

/// What a small change takes away or turns round. Every kind stands for a mistake that people make when they
/// edit rubrics.
enum class MutationKind : uint8_t {
  Phrase,       ///< a phrase is missing
  Alternative,  ///< a bracket of a phrase has fewer alternatives
  Exception,    ///< an `except`, or a phrase of it, is missing
  Pattern,      ///< a regular expression, or a label, is missing
  Speaker,      ///< the other side says it
  Place,        ///< `at`, `after` or `before`: anywhere, or at the other end
  Reach,        ///< `within` reaches further
  Times,        ///< `times` has another limit
  Limit,        ///< so has a silence, an overlap, a rate or a count of repeats
  Match,        ///< `match` is looser, or word for word
  Exclusion,    ///< `ignore_negated` or `alone` is missing
  Negation,     ///< a `not` is missing
  Part,         ///< a part of a combination is missing, or its order or number is another
  Field,        ///< a test on the call is missing
  When,         ///< a rule holds for every call
  kCount
};

/// The word for a kind in JSON and on the command line: "phrase", "alternative", ….
std::string_view mutation_kind_name(MutationKind kind);

/// One small change to a rubric that an example should notice.
struct Mutation {
  MutationKind kind = MutationKind::Phrase;
  Place place;   ///< of what is changed, as written
  Message what;  ///< the change in words
};

/// What is done with each change.
struct MutationVisitor {
  std::function<void(const Mutation&)> visit;
  /// Takes away every alternative of a bracket in turn; else all but the first at once, which is one change
  /// for each bracket: an example that says any other notices it.
  bool every_alternative = false;

  void operator()(const Mutation& mutation) const { visit(mutation); }
};

// Each makes one change after the other, calls `visit` while it stands, and takes it back. The order is
// always the same. What is inside a moment or a set that is only named belongs to that moment or set.

void for_each_mutation(Rule& rule, const MutationVisitor& visit);
void for_each_mutation(Condition& condition, const MutationVisitor& visit);
void for_each_mutation(PhraseSet& set, const MutationVisitor& visit);  ///< also of the set that it replaces

}  // namespace zhijian
