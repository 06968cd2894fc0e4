#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "conditions/call_fields.h"
#include "conditions/call_searcher.h"
#include "conditions/observer.h"
#include "conditions/reach.h"
#include "search/compiled_rubric.h"

namespace zhijian {

/// Whether a condition holds, and where.
struct Answer {
  Truth truth = Truth::False;
  std::vector<Found>
      found;  ///< where it is true, in order of place; a combination is one, `any` has its parts'
  std::optional<Message> lack;  ///< why it cannot be told
};

/// The order in which places are said; what lies nowhere comes first.
inline bool lies_before(const Found& a, const Found& b) {
  return std::tuple(!a.nowhere, a.place.begin, a.place.end) <
         std::tuple(!b.nowhere, b.place.begin, b.place.end);
}

/// The one that ends first leaves the most room for what follows in a `sequence`; what lies nowhere takes
/// none.
inline bool ends_before(const Found& a, const Found& b) {
  return std::tuple(a.nowhere, a.place.end, a.place.begin) <
         std::tuple(b.nowhere, b.place.end, b.place.begin);
}

/// A leaf that is true or false as a whole: it is looked for again behind itself when it is a `when`.
inline bool is_counted(const Node& node) {
  return node.scope.times || node.kind == Condition::Kind::Repeats;
}

inline void set_unknown(Answer& answer, std::optional<Message> lack) {
  answer.truth = Truth::Unknown;
  answer.found.clear();
  answer.lack = std::move(lack);
}

/// Evaluates conditions over one call (rubric language, *Conditions*, *Combinations*, *Reach*). One for each
/// thread.
class ConditionEvaluator {
 public:
  explicit ConditionEvaluator(const CompiledRubric& rubric);

  /// `observer` hears of everything from now on; null: nobody.
  void observe(Observer* observer) { observer_ = observer; }

  void assign(const Call& call, uint32_t agent);
  const std::vector<uint32_t>& likely_searches() const { return searcher_.likely_searches(); }
  const CallText& text() const { return searcher_.text(); }
  /// The call's fields that phrases name, folded.
  const FieldValues& fields() const { return searcher_.fields(); }

  /// Whether the condition holds in these surroundings.
  Answer ask(const Node& node, const Surroundings& around);
  void tell(const Node& node, Truth truth) const;  // whoever observes

  /// All occurrences of a condition as a `when`: what is one hit is looked for again behind itself, and hits
  /// in one turn are one occurrence.
  Answer occurrences(const Node& node);

  /// The evidence that a Found refers to.
  const Hit& hit(uint32_t index) const { return arena_[index]; }

  /// For explanations: where a leaf looks, its hits there, and all its hits wherever they lie. The last two
  /// are empty where they cannot be told.
  Reach reach(const Node& leaf, const Surroundings& around);
  std::vector<Hit> hits_in(const Node& leaf, const Reach& reach);
  const std::vector<Hit>& hits_anywhere(const Node& leaf);

  /// True if something of every speaker that the condition asks about, or of none, follows the occurrence;
  /// see In detail 28. `sides` collects the speakers of its leaves.
  bool nothing_follows(const Node& node, const Found* when, std::vector<Who>& sides);

 private:
  Answer find_answer(const Node& node, const Surroundings& around);
  Answer ask_leaf(const Node& node, const Surroundings& around);
  Answer ask_all(const Node& node, const Surroundings& around);
  Answer ask_any(const Node& node, const Surroundings& around);
  Answer ask_at_least(const Node& node, const Surroundings& around);
  Answer ask_sequence(const Node& node, const Surroundings& around);
  Answer ask_not(const Node& node, const Surroundings& around);
  Answer ask_in_one_turn(const Node& node, const Surroundings& around);
  Answer all_occurrences(const Node& node, Surroundings around);
  Answer count(const Node& node, const std::vector<Hit>& hits, bool open, Message lack);
  /// What is wanted of a leaf's hits.
  struct Wanted {
    bool strong_only = false;
    size_t most = SIZE_MAX;    ///< so many of the first will do
    SeenHits* seen = nullptr;  ///< these need not be told again
  };
  /// Appends the hits of a leaf in its reach; false where they cannot be told.
  bool collect(const Node& node, const Reach& reach, const Wanted& wanted, std::vector<Hit>& hits,
               std::optional<Message>& lack);
  void take(const std::vector<Hit>& candidates, const Reach& reach, const Wanted& wanted,
            std::vector<Hit>& hits) const;
  bool take_from_cut_turns(const Node& node, const Reach& reach, const std::vector<Hit>& candidates,
                           std::vector<Hit>& hits);
  const std::vector<Hit>& probe_hits(const Node& node);
  const MomentState* moment(uint32_t index, const Found* when, MomentState& own);
  Found keep(const Hit& hit);
  /// One Found with the evidence of several.
  Found join(const std::vector<Found>& parts, const Found* place);

  const CompiledRubric& rubric_;
  Observer* observer_ = nullptr;
  CallSearcher searcher_;
  std::vector<Hit> arena_;
  std::vector<std::vector<Hit>> probes_;  ///< by Node::probe
  std::vector<uint8_t> probe_done_;
  std::vector<MomentState> moments_;
  std::vector<uint8_t> moment_done_;
};

}  // namespace zhijian
