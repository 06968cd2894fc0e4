#include "evaluate/near_miss.h"

#include <algorithm>

#include "conditions/probes.h"
#include "evaluate/nearest_words.h"
#include "evaluate/remedy.h"

namespace zhijian {

namespace {

/// The largest value of a probe that lies in reach, whatever the rule asks for.
std::optional<double> most_in_reach(const Node& leaf, const Reach& reach, const CallText& text) {
  const Comparison any{.kind = Comparison::Kind::AtLeast, .low = 0};
  std::vector<Hit> hits;
  if (leaf.kind == Condition::Kind::Rate) {
    find_rates(text, leaf.who, any, hits);
  } else if (text.all_timed() && leaf.kind == Condition::Kind::Silence) {
    find_silences(text, leaf.who, any, hits);
  } else if (text.all_timed() && leaf.kind == Condition::Kind::Overlap) {
    find_overlaps(text, leaf.who, any, hits);
  }
  std::optional<double> most;
  for (const Hit& hit : hits) {
    if (reach.holds(hit)) most = std::max(most.value_or(0), static_cast<double>(hit.value));
  }
  return most;
}

bool is_at(const Evidence& evidence, const Found* when) {
  if (!evidence.missing) return false;
  if (when == nullptr || !evidence.moment) return when == nullptr && !evidence.moment;
  return evidence.moment->turn == when->turn + 1;  // Occurrences of a `when` lie in different turns.
}

}  // namespace

class NearMissFinder::Implementation {
 public:
  Implementation(std::shared_ptr<const CompiledRubric> rubric, const Call& call, uint32_t agent)
      : rubric_(std::move(rubric)), call_(call), agent_(agent), conditions_(*rubric_) {
    conditions_.assign(call, agent);
  }

  std::vector<NearMiss> of_rule(size_t rule, const RuleOutcome& outcome);
  std::vector<Remedy> not_counted(size_t rule);
  std::vector<NearestWords> except_missed(size_t rule);
  const CallText& text() const { return conditions_.text(); }

 private:
  void explain(const Node& node, const Surroundings& around, NearMiss& miss, NodePath& path);
  void explain_sequence(const Node& node, Surroundings around, NearMiss& miss, NodePath& path);
  UnmetPart explain_leaf(const Node& leaf, const Surroundings& around, RulePart part, const NodePath& path);
  UnmetPart explain_call(const Node& leaf) const;
  UnmetPart explain_not(const Node& node, const Surroundings& around);
  uint32_t best_turn(const Node& node, const Surroundings& around);

  std::shared_ptr<const CompiledRubric> rubric_;
  const Call& call_;
  const uint32_t agent_;
  ConditionEvaluator conditions_;
  size_t rule_ = 0;
};

std::vector<NearMiss> NearMissFinder::Implementation::of_rule(size_t rule, const RuleOutcome& outcome) {
  rule_ = rule;
  const CompiledRule& compiled = rubric_->rules[rule];
  std::vector<NearMiss> misses;
  std::vector<Found> occurrences;
  if (compiled.when) occurrences = conditions_.occurrences(compiled.when->node).found;
  std::vector<const Found*> whens;
  for (const Found& found : occurrences) whens.push_back(&found);
  if (!compiled.when) whens.push_back(nullptr);
  for (const Found* when : whens) {
    const bool told = std::any_of(outcome.evidence.begin(), outcome.evidence.end(),
                                  [&](const Evidence& evidence) { return is_at(evidence, when); });
    const bool asked = outcome.verdict == Verdict::Review || outcome.verdict == Verdict::NotApplicable;
    if (!told && !asked) continue;
    const Surroundings around{.when = when};
    NodePath path;
    if (compiled.require && conditions_.ask(compiled.require->node, around).truth == Truth::False) {
      misses.push_back({.part = RulePart::Require});
      if (when != nullptr) misses.back().moment_turn = when->turn + 1;
      explain(compiled.require->node, around, misses.back(), path);
    }
    const bool by_absence = compiled.forbid && compiled.forbid->node.kind == Condition::Kind::Not;
    if (by_absence && conditions_.ask(compiled.forbid->node, around).truth == Truth::True) {
      misses.push_back({.part = RulePart::Forbid});
      if (when != nullptr) misses.back().moment_turn = when->turn + 1;
      path = {0};
      explain(compiled.forbid->node.parts.front(), around, misses.back(), path);
    }
  }
  if (compiled.when && occurrences.empty()) {
    misses.push_back({.part = RulePart::When});
    NodePath path;
    explain(compiled.when->node, {}, misses.back(), path);
  }
  return misses;
}

std::vector<Remedy> NearMissFinder::Implementation::not_counted(size_t rule) {
  rule_ = rule;
  const CompiledRule& compiled = rubric_->rules[rule];
  std::vector<Remedy> all;
  if (!compiled.forbid || !compiled.forbid->node.is_leaf()) return all;
  std::vector<Found> occurrences;
  if (compiled.when) occurrences = conditions_.occurrences(compiled.when->node).found;
  const NodePath path;
  const auto look = [&](const Found* when) {
    const Surroundings around{.when = when};
    for (Remedy& remedy : find_not_counted({*rubric_, call_, agent_, rule, RulePart::Forbid, path,
                                            compiled.forbid->node, around, conditions_})) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Remedy& other) {
        return other.said == remedy.said && other.kind == remedy.kind;
      });
      if (!known) all.push_back(std::move(remedy));
    }
  };
  if (!compiled.when) look(nullptr);
  for (const Found& found : occurrences) look(&found);
  return all;
}

std::vector<NearestWords> NearMissFinder::Implementation::except_missed(size_t rule) {
  const CompiledRule& compiled = rubric_->rules[rule];
  std::vector<NearestWords> all;
  if (!compiled.forbid) return all;
  const Node& leaf = compiled.forbid->node;
  if (!leaf.is_leaf() || leaf.search == kNone || rubric_->searches[leaf.search].except == nullptr) return all;
  std::vector<Found> occurrences(1);
  if (compiled.when) occurrences = conditions_.occurrences(compiled.when->node).found;
  for (const Found& found : occurrences) {
    const Surroundings around{.when = compiled.when ? &found : nullptr};
    for (const Hit& hit : conditions_.hits_in(leaf, conditions_.reach(leaf, around))) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const NearestWords& other) { return other.turn == hit.turn + 1; });
      if (known) continue;
      std::optional<NearestWords> words = nearest_except(*rubric_, rubric_->searches[leaf.search], hit,
                                                         conditions_.text(), conditions_.fields());
      if (words) all.push_back(std::move(*words));
    }
  }
  return all;
}

/// Goes down to the parts that would have had to hold.
void NearMissFinder::Implementation::explain(const Node& node, const Surroundings& around, NearMiss& miss,
                                             NodePath& path) {
  if (node.same_turn && around.only_turn == kNoTurn) {
    Surroundings inside = around;
    inside.only_turn = best_turn(node, around);
    return explain(node, inside, miss, path);
  }
  switch (node.kind) {
    case Condition::Kind::Sequence:
      return explain_sequence(node, around, miss, path);
    case Condition::Kind::Not:
      return miss.parts.push_back(explain_not(node.parts.front(), around));
    case Condition::Kind::Call:
      return miss.parts.push_back(explain_call(node));
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::AtLeast:
      break;
    default:
      return miss.parts.push_back(explain_leaf(node, around, miss.part, path));
  }
  for (uint32_t i = 0; i < node.parts.size(); ++i) {
    if (conditions_.ask(node.parts[i], around).truth != Truth::False) continue;
    path.push_back(i);
    explain(node.parts[i], around, miss, path);
    path.pop_back();
  }
}

/// The first part that is not found behind those before it.
void NearMissFinder::Implementation::explain_sequence(const Node& node, Surroundings around, NearMiss& miss,
                                                      NodePath& path) {
  around.to_the_end = true;
  for (uint32_t i = 0; i < node.parts.size(); ++i) {
    const Answer answer = conditions_.ask(node.parts[i], around);
    if (answer.truth == Truth::False) {
      path.push_back(i);
      explain(node.parts[i], around, miss, path);
      path.pop_back();
      return;
    }
    if (answer.truth == Truth::Unknown) continue;
    const Found& first = *std::min_element(answer.found.begin(), answer.found.end(), ends_before);
    if (first.nowhere) continue;
    around.begin = std::max(around.begin, first.place.end);
    around.after_empty = first.place.empty();
  }
}

/// The turn in which most parts hold.
uint32_t NearMissFinder::Implementation::best_turn(const Node& node, const Surroundings& around) {
  uint32_t best = 0;
  size_t most = 0;
  for (uint32_t t = 0; t < conditions_.text().turns().size(); ++t) {
    Surroundings inside = around;
    inside.only_turn = t;
    const auto holding =
        static_cast<size_t>(std::count_if(node.parts.begin(), node.parts.end(), [&](const Node& part) {
          return conditions_.ask(part, inside).truth == Truth::True;
        }));
    if (holding > most) best = t, most = holding;
  }
  return best;
}

UnmetPart NearMissFinder::Implementation::explain_not(const Node& node, const Surroundings& around) {
  UnmetPart part{.kind = Condition::Kind::Not, .who = node.who};
  for (const Found& found : conditions_.ask(node, around).found) {
    for (uint32_t i = found.first_hit; i < found.last_hit; ++i) {
      const Hit& hit = conditions_.hit(i);
      part.found.push_back({hit.turn + 1, hit.span});
    }
  }
  return part;
}

UnmetPart NearMissFinder::Implementation::explain_call(const Node& leaf) const {
  UnmetPart part{.kind = Condition::Kind::Call};
  for (const FieldTest& test : leaf.tests) {
    if (test_field(conditions_.text(), test, rubric_->folder) != Truth::False) continue;
    part.asked.push_back(test.field.text + ": " + test.written);
    if (part.has.empty()) part.has = call_field(conditions_.text(), test.field.text).value_or("");
  }
  return part;
}

UnmetPart NearMissFinder::Implementation::explain_leaf(const Node& leaf, const Surroundings& around,
                                                       RulePart part, const NodePath& path) {
  const CallText& text = conditions_.text();
  const Who who = turns_asked(leaf);
  UnmetPart unmet{.kind = leaf.kind, .who = leaf.who, .asked = leaf.labels};
  unmet.counted = leaf.scope.times.has_value();
  const Reach reach = conditions_.reach(leaf, around);
  unmet.looked_at = looked_at(reach, who, text);
  if (text.turn_count(who) > 0 && unmet.counted) {
    for (const Hit& hit : conditions_.hits_in(leaf, reach)) unmet.found.push_back({hit.turn + 1, hit.span});
  }
  unmet.most = most_in_reach(leaf, reach, text);
  std::optional<Alignment> nearest;
  uint32_t size = 0;
  if (leaf.search != kNone) {
    const Search& search = rubric_->searches[leaf.search];
    unmet.asked = {rubric_->phrases.begin() + search.first_phrase,
                   rubric_->phrases.begin() + search.last_phrase};
    if (search.kind == Search::Kind::Phrases && unmet.found.empty()) {
      nearest = nearest_in(*rubric_, search, reach, unmet.looked_at, text, conditions_.fields());
    }
    if (nearest) {
      unmet.nearest = to_words(*nearest, rubric_->phrases[nearest->pattern->phrase], search.match, text);
      size = nearest->size;
    }
  }
  const auto similarity = nearest ? std::optional(nearest->similarity()) : std::nullopt;
  const bool too_many = unmet.counted && leaf.scope.times->has_upper_limit();
  if (too_many) return unmet;
  unmet.remedy =
      find_remedy({*rubric_, call_, agent_, rule_, part, path, leaf, around, conditions_}, similarity, size);
  const bool only_flaws = nearest && nearest->same_characters() && !nearest->flaws.empty();
  if (unmet.remedy.kind != Remedy::Kind::None) return unmet;
  if (only_flaws) unmet.remedy = flaw_remedy(*nearest, text);
  if (!nearest && leaf.kind == Condition::Kind::Phrases && unmet.found.empty()) {
    const Search& search = rubric_->searches[leaf.search];
    const Reach everywhere{.last_turn = static_cast<uint32_t>(text.turns().size())};
    const std::optional<Alignment> far = nearest_in(
        *rubric_, search, everywhere, looked_at(everywhere, who, text), text, conditions_.fields());
    if (far) unmet.elsewhere = to_words(*far, rubric_->phrases[far->pattern->phrase], search.match, text);
  }
  return unmet;
}

NearMissFinder::NearMissFinder(std::shared_ptr<const CompiledRubric> rubric, const Call& call, uint32_t agent)
    : implementation_(std::make_unique<Implementation>(std::move(rubric), call, agent)) {}
NearMissFinder::~NearMissFinder() = default;

std::vector<NearMiss> NearMissFinder::of_rule(size_t rule, const RuleOutcome& outcome) {
  return implementation_->of_rule(rule, outcome);
}

std::vector<Remedy> NearMissFinder::not_counted(size_t rule) {
  return implementation_->not_counted(rule);
}

std::vector<NearestWords> NearMissFinder::except_missed(size_t rule) {
  return implementation_->except_missed(rule);
}

uint32_t NearMissFinder::turn_of_segment(uint32_t segment) const {
  const uint32_t turn = implementation_->text().turn_of_segment(segment);
  return turn == kNoTurn ? 0 : turn + 1;
}

}  // namespace zhijian
