#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/lint/folded_check.h"
#include "language/lint/plain_words.h"
#include "language/load/check.h"
#include "language/load/nowhere.h"
#include "language/phrase_walk.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Kind = Condition::Kind;

/// What a condition gets from where it stands.
struct Surroundings {
  bool rule_has_when = false;  ///< and this is not a part of that `when` itself
  bool has_moment = false;     ///< something to count `within` from, outside this condition
  bool literal = false;        ///< the match in force is `literal`
};

/// A condition's key, for messages.
std::string_view key_of(Kind kind) {
  switch (kind) {
    case Kind::Phrases:
      return "agent";
    case Kind::Regex:
      return "regex";
    case Kind::Silence:
      return "silence";
    case Kind::Overlap:
      return "overlap";
    case Kind::Rate:
      return "rate";
    case Kind::Repeats:
      return "repeats";
    case Kind::Label:
      return "label";
    case Kind::All:
      return "all";
    case Kind::Any:
      return "any";
    case Kind::Not:
      return "not";
    case Kind::AtLeast:
      return "at_least";
    case Kind::Sequence:
      return "sequence";
    case Kind::Moment:
      return "moment";
    case Kind::Call:
      return "call";
  }
  return "";
}

class ConditionCheck {
 public:
  ConditionCheck(const Rubric& rubric, bool moments_have_ends, Diagnostics& diagnostics)
      : rubric_(rubric),
        moments_have_ends_(moments_have_ends),
        diagnostics_(diagnostics),
        folded_(rubric, diagnostics) {}

  void run() {
    for (const MomentDefinition& moment : rubric_.moments) check(moment.condition, {});
    for (const Rule& rule : rubric_.rules) {
      if (rule.when) {
        check(*rule.when, {});
        check_has_place(*rule.when, rule.when->place);
      }
      const bool has_when = rule.key_places.contains("when");
      const Surroundings around{.rule_has_when = has_when, .has_moment = has_when};
      if (rule.require) check(*rule.require, around);
      if (rule.forbid) check(*rule.forbid, around);
    }
    for (const PhraseSet& set : rubric_.phrases) {
      if (std::find(used_literally_.begin(), used_literally_.end(), &set) == used_literally_.end())
        folded_.check(set);
    }
  }

 private:
  void check(const Condition& condition, Surroundings around) {
    const Scope& scope = condition.scope;
    check_misplaced(condition);
    check_reference("after", scope.after, around);
    check_reference("before", scope.before, around);
    around.has_moment |= scope.after.has_value() || scope.before.has_value();
    if (scope.match) around.literal = scope.match->kind == Match::Kind::Literal;
    check_within(condition, around);
    for (const Phrase& phrase : condition.phrases) check_phrase(phrase, around.literal);
    if (scope.except) {
      for (const Phrase& phrase : *scope.except) check_phrase(phrase, false);
    }
    if (condition.kind == Kind::Moment) check_moment(condition.moment);
    if (condition.kind == Kind::Sequence) {
      for (const Condition& part : condition.parts) check_step(part);
    }
    for (const Condition& part : condition.parts) check(part, around);
  }

  void check_phrase(const Phrase& phrase, bool literal) {
    check_set_references(phrase, rubric_, diagnostics_);
    if (!literal) {
      folded_.check(phrase);
      return;
    }
    for_each_part(phrase.parts, [&](const PhrasePart& part) {
      if (part.kind == PhrasePart::Kind::Set) used_literally_.push_back(rubric_.find_phrases(part.text));
    });
  }

  /// Scope keys that mean nothing beside this kind of condition.
  void check_misplaced(const Condition& condition) {
    const Scope& scope = condition.scope;
    const Kind kind = condition.kind;
    const auto misplaced = [&](std::string_view key) {
      diagnostics_.add(DiagnosticCode::scope_misplaced, scope.place,
                       {std::string(key), std::string(key_of(kind))});
    };
    const bool words = kind == Kind::Phrases || kind == Kind::Regex || condition.is_combination();
    if (scope.match && (!words || kind == Kind::Regex)) misplaced("match");
    if (scope.except && !words) misplaced("except");
    if (scope.ignore_negated && !words) misplaced("ignore_negated");
    if (scope.alone && !words) misplaced("alone");
    if (scope.times && condition.is_combination()) {
      report(diagnostics_, DiagnosticCode::times_beside_combination, scope.place, {std::string(key_of(kind))},
             message(says::help_times_inside));
    }
    const bool counts_itself = kind == Kind::Repeats || kind == Kind::Moment || kind == Kind::Call;
    if (scope.times && counts_itself) misplaced("times");
    if (kind != Kind::Call) return;
    if (scope.at) misplaced("at");
    if (scope.after) misplaced("after");
    if (scope.before) misplaced("before");
    if (scope.within) misplaced("within");
  }

  void check_reference(std::string_view key, const std::optional<Named>& name, const Surroundings& around) {
    if (!name) return;
    if (name->text == "when") {
      if (around.rule_has_when) return;
      report(diagnostics_, DiagnosticCode::when_unavailable, name->place, {std::string(key)},
             message(says::help_add_when));
      return;
    }
    check_moment(*name);
    const MomentDefinition* moment = rubric_.find_moment(name->text);
    if (moment != nullptr) check_has_place(moment->condition, name->place);
  }

  void check_moment(const Named& name) {
    if (rubric_.find_moment(name.text) != nullptr) return;
    const std::vector<std::string_view> names = names_of(rubric_.moments, &MomentDefinition::name);
    diagnostics_.add(DiagnosticCode::unknown_moment, name.place, {name.text}).suggestion =
        suggest(name.text, names, message(says::help_moment_or_phrase, said(name.text)));
  }

  /// Words in place of a moment's name, as a condition.
  static std::string said(const std::string& words) {
    std::string meant = condition_meant(words);
    return meant.empty() ? "customer: " + words : meant;
  }

  /// `within` needs a moment, but for `within: turn` beside a combination.
  void check_within(const Condition& condition, const Surroundings& around) {
    const std::optional<Within>& within = condition.scope.within;
    if (!within || around.has_moment || condition.kind == Kind::Call) return;
    if (within->kind == Within::Kind::Turn && condition.is_combination()) return;
    if (condition.is_combination() && every_part_has_moment(condition)) return;
    report(diagnostics_, DiagnosticCode::within_without_moment, condition.scope.place, {},
           message(says::help_within_moment));
  }

  static bool every_part_has_moment(const Condition& condition) {
    return std::all_of(condition.parts.begin(), condition.parts.end(), [](const Condition& part) {
      if (part.scope.after || part.scope.before || part.kind == Kind::Call) return true;
      return part.is_combination() && every_part_has_moment(part);
    });
  }

  void check_has_place(const Condition& condition, const Place& place) {
    if (!moments_have_ends_) return;
    const std::optional<Nowhere> nowhere = find_nowhere(condition, rubric_);
    if (!nowhere) return;
    const bool here = nowhere->place.file == place.file && place.span.contains(nowhere->place.span);
    report(diagnostics_, DiagnosticCode::no_place, here ? nowhere->place : place,
           {std::string(nowhere->what)}, message(says::help_no_place_when));
  }

  void check_step(const Condition& step) {
    if (!moments_have_ends_) return;
    const std::optional<Nowhere> nowhere = find_nowhere(step, rubric_);
    if (!nowhere) return;
    report(diagnostics_, DiagnosticCode::no_place_in_sequence, step.place, {std::string(nowhere->what)},
           message(says::help_no_place_sequence));
  }

  const Rubric& rubric_;
  bool moments_have_ends_;
  Diagnostics& diagnostics_;
  FoldedCheck folded_;
  std::vector<const PhraseSet*> used_literally_;
};

}  // namespace

void check_conditions(const Rubric& rubric, bool moments_have_ends, Diagnostics& diagnostics) {
  ConditionCheck(rubric, moments_have_ends, diagnostics).run();
}

}  // namespace zhijian
