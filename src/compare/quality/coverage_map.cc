#include "compare/quality/coverage_map.h"

#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Parts = std::vector<PhrasePart>;
using Kind = CoverageItem::Kind;

/// An alternative as written; a bracket that may stay away is the whole bracket.
Span extent(const PhrasePart& bracket, const Parts& alternative) {
  if (alternative.empty()) return bracket.span;
  return {alternative.front().span.begin, alternative.back().span.end};
}

}  // namespace

CoverageMap::CoverageMap(const CompiledRubric& compiled, bool inherited)
    : compiled_(compiled), inherited_(inherited) {
  for (const Rule& rule : compiled_.rubric.rules) {
    const RuleClosure closure = closure_of(compiled_.rubric, rule);
    used_.sets.insert(closure.sets.begin(), closure.sets.end());
    used_.moments.insert(closure.moments.begin(), closure.moments.end());
  }
  add_rules();
  add_moments();
  add_sets();
  for (const CompiledCondition& moment : compiled_.moments) note_patterns(moment.node);
  for (const CompiledRule& rule : compiled_.rules) {
    for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
      if (*condition) note_patterns((*condition)->node);
    }
  }
}

void CoverageMap::add_rules() {
  owner_ = RubricOwner::Rule;
  for (const Rule& rule : compiled_.rubric.rules) {
    name_ = rule.id;
    std::array<size_t, RuleCoverage::kVerdicts>& verdicts = rules_.emplace_back();
    verdicts.fill(kNoItem);
    verdicts[static_cast<size_t>(Verdict::Pass)] = add(Kind::RulePasses, rule.id_place);
    if (!rule.award) verdicts[static_cast<size_t>(Verdict::Fail)] = add(Kind::RuleFails, rule.id_place);
    if (rule.award || rule.when || !rule.applies_to.empty()) {
      verdicts[static_cast<size_t>(Verdict::NotApplicable)] = add(Kind::RuleDoesNotApply, rule.id_place);
    }
    for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
      if (*condition) add_condition(**condition);
    }
  }
}

void CoverageMap::add_moments() {
  owner_ = RubricOwner::Moment;
  for (const MomentDefinition& moment : compiled_.rubric.moments) {
    name_ = moment.name;
    if (used_.moments.contains(name_)) add_condition(moment.condition);
  }
}

void CoverageMap::add_sets() {
  owner_ = RubricOwner::Set;
  for (const PhraseSet& set : compiled_.rubric.phrases) {
    name_ = set.name;
    if (used_.sets.contains(name_)) add_set(set);
  }
}

void CoverageMap::add_set(const PhraseSet& set) {
  add_phrases(set.phrases);
  for (const PhraseSet& inherited : set.inherited) add_set(inherited);
}

size_t CoverageMap::add(Kind kind, const Place& place, std::string text) {
  const bool own = place.file != nullptr && place.file->name() == compiled_.rubric.file;
  if (!own && !inherited_) return kNoItem;
  items_.push_back({.kind = kind, .place = place, .owner = owner_, .name = name_, .text = std::move(text)});
  return items_.size() - 1;
}

void CoverageMap::add_condition(const Condition& condition) {
  // A moment's own condition has its own items, where it is defined.
  if (condition.kind == Condition::Kind::Moment) return;
  ConditionItems& known = conditions_[&condition];
  known.holds = add(Kind::Holds, condition.place);
  known.fails = add(Kind::DoesNotHold, condition.place);
  add_phrases(condition.phrases);
  for (const Condition& part : condition.parts) add_condition(part);
}

void CoverageMap::add_phrases(const std::vector<Phrase>& phrases) {
  for (const Phrase& phrase : phrases) {
    const size_t item = add(Kind::Phrase, phrase.place, phrase.text);
    if (item != kNoItem) ways_.emplace(&phrase.parts, item);
    add_alternatives(phrase, phrase.parts);
  }
}

void CoverageMap::add_alternatives(const Phrase& phrase, const Parts& parts) {
  for (const PhrasePart& part : parts) {
    for (const Parts& alternative : part.choices) {
      const Span span = extent(part, alternative);
      const std::string text = alternative.empty() ? "" : phrase.text.substr(span.begin, span.size());
      const size_t item = add(Kind::Alternative, place_inside(phrase.place, phrase.text.size(), span), text);
      if (item != kNoItem) ways_.emplace(&alternative, item);
      add_alternatives(phrase, alternative);
    }
  }
}

void CoverageMap::note_patterns(const Node& node) {
  for (const Node& part : node.parts) note_patterns(part);
  if (node.kind != Condition::Kind::Phrases || node.source == nullptr || node.search == kNone) return;
  const auto [known, is_new] = searches_.try_emplace(node.source);
  if (!is_new) return;
  std::vector<std::string> fields = compiled_.fields;
  const Match::Kind match = compiled_.searches[node.search].match.kind;
  for (const Phrase& phrase : node.source->phrases) {
    const PatternContext context{&compiled_.rubric, &compiled_.folder, match, &fields, true};
    const auto own = ways_.find(&phrase.parts);
    for (const Pattern& pattern : make_patterns(phrase, 0, context)) {
      std::vector<size_t>& items = known->second.by_pattern.emplace_back();
      if (own != ways_.end()) items.push_back(own->second);
      for (const Parts* way : pattern.ways) {
        const auto item = ways_.find(way);
        if (item != ways_.end()) items.push_back(item->second);
      }
    }
  }
}

size_t CoverageMap::item_of(size_t rule, Verdict verdict) const {
  return rules_[rule][static_cast<size_t>(verdict)];
}

size_t CoverageMap::item_of(const Condition& condition, bool holds) const {
  const auto known = conditions_.find(&condition);
  if (known == conditions_.end()) return kNoItem;
  return holds ? known->second.holds : known->second.fails;
}

void CoverageMap::items_of(const Condition& condition, const Hit& hit, std::vector<size_t>& out) const {
  out.clear();
  const auto known = searches_.find(&condition);
  if (known == searches_.end() || hit.order >= known->second.by_pattern.size()) return;
  out = known->second.by_pattern[hit.order];
}

}  // namespace zhijian
