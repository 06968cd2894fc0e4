#include "language/load/nowhere.h"

namespace zhijian {

namespace {

/// The first part that lies nowhere.
std::optional<Nowhere> first_nowhere(const Condition& condition, const Rubric& rubric) {
  for (const Condition& part : condition.parts) {
    if (std::optional<Nowhere> nowhere = find_nowhere(part, rubric)) return nowhere;
  }
  return std::nullopt;
}

/// An `all` lies where the last of its parts that have a place became true. Parts without one, like `not`,
/// only have to hold; an `any` that could be true by such a part is wrong all the same.
std::optional<Nowhere> nowhere_in_all(const Condition& condition, const Rubric& rubric) {
  std::optional<Nowhere> first;
  bool placed = false;
  for (const Condition& part : condition.parts) {
    std::optional<Nowhere> nowhere = find_nowhere(part, rubric);
    placed |= !nowhere;
    if (nowhere && (part.kind == Condition::Kind::Any || part.kind == Condition::Kind::AtLeast))
      return nowhere;
    if (nowhere && !first) first = nowhere;
  }
  return placed ? std::nullopt : first;
}

}  // namespace

std::optional<Nowhere> find_nowhere(const Condition& condition, const Rubric& rubric) {
  switch (condition.kind) {
    case Condition::Kind::Not:
      return Nowhere{"not", condition.place};
    case Condition::Kind::Call:
      return Nowhere{"call", condition.place};
    case Condition::Kind::All:
      return nowhere_in_all(condition, rubric);
    case Condition::Kind::Any:
    case Condition::Kind::AtLeast:
      return first_nowhere(condition, rubric);
    case Condition::Kind::Sequence:
      return std::nullopt;  // its steps are checked for themselves
    case Condition::Kind::Moment: {
      const MomentDefinition* moment = rubric.find_moment(condition.moment.text);
      return moment != nullptr ? find_nowhere(moment->condition, rubric) : std::nullopt;
    }
    case Condition::Kind::Repeats:
      if (condition.comparison.has_upper_limit()) return Nowhere{"repeats", condition.place};
      return std::nullopt;
    default:
      break;
  }
  const bool limited = condition.scope.times && condition.scope.times->has_upper_limit();
  return limited ? std::optional(Nowhere{"times", condition.place}) : std::nullopt;
}

}  // namespace zhijian
