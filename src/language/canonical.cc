// The canonical form: JSON with sorted keys over the resolved rubric, every default filled in, without
// places. Two files that mean and say the same have the same form however they are laid out.
#include <nlohmann/json.hpp>

#include "language/load/load.h"

namespace zhijian {

namespace {

using nlohmann::json;

json canonical(const Comparison& comparison) {
  static constexpr const char* kKinds[] = {"over", "under", "at least", "at most", "exactly", "between"};
  json out = {kKinds[static_cast<size_t>(comparison.kind)], comparison.low};
  if (comparison.kind == Comparison::Kind::Between) out.push_back(comparison.high);
  return out;
}

json canonical(const std::vector<Phrase>& phrases) {
  json out = json::array();
  for (const Phrase& phrase : phrases) out.push_back(phrase.text);
  return out;
}

json canonical(const std::vector<Named>& names) {
  json out = json::array();
  for (const Named& name : names) out.push_back(name.text);
  return out;
}

json canonical(const FieldTest& test) {
  json out;
  switch (test.kind) {
    case FieldTest::Kind::Texts:
      out["texts"] = canonical(test.texts);
      break;
    case FieldTest::Kind::Number:
      out["number"] = canonical(test.comparison);
      break;
    case FieldTest::Kind::DateRange:
      out["dates"] = {test.low, test.high};
      break;
    case FieldTest::Kind::TimeRange:
      out["times"] = {test.low, test.high};
      break;
    case FieldTest::Kind::Weekdays:
      out["weekdays"] = test.weekdays;
      break;
  }
  return out;
}

/// All of them must hold, so that their order means nothing.
json canonical(const std::vector<FieldTest>& tests) {
  json out = json::object();
  for (const FieldTest& test : tests) out[test.field.text] = canonical(test);
  return out;
}

json canonical(const Match& match) {
  static constexpr const char* kKinds[] = {"normal",          "literal", "homophone",
                                           "fuzzy-homophone", "similar", "similar by sound"};
  return {kKinds[static_cast<size_t>(match.kind)], match.threshold};
}

json canonical(const At& at) {
  static constexpr const char* kKinds[] = {"first turns", "last turns", "first ms", "last ms"};
  return {kKinds[static_cast<size_t>(at.kind)], at.amount};
}

json canonical(const Within& within) {
  static constexpr const char* kKinds[] = {"turn", "turns", "ms", "rest", "call"};
  return {kKinds[static_cast<size_t>(within.kind)], within.amount};
}

void add_scope(const Scope& scope, json& out) {
  if (scope.at) out["at"] = canonical(*scope.at);
  if (scope.after) out["after"] = scope.after->text;
  if (scope.before) out["before"] = scope.before->text;
  if (scope.within) out["within"] = canonical(*scope.within);
  if (scope.times && *scope.times != Comparison{Comparison::Kind::AtLeast, 1, 0}) {
    out["times"] = canonical(*scope.times);
  }
  if (scope.except) out["except"] = canonical(*scope.except);
  if (scope.ignore_negated) out["ignore_negated"] = *scope.ignore_negated;
  if (scope.alone) out["alone"] = *scope.alone == Alone::Turn ? "turn" : "clause";
  if (scope.match) out["match"] = canonical(*scope.match);
}

json canonical(const Condition& condition) {
  static constexpr const char* kKinds[] = {"phrases",  "regex",    "silence", "overlap", "rate",
                                           "repeats",  "label",    "all",     "any",     "not",
                                           "at_least", "sequence", "moment",  "call"};
  static constexpr const char* kWho[] = {"agent", "customer", "system", "other", "anyone", ""};
  json out = {{"kind", kKinds[static_cast<size_t>(condition.kind)]},
              {"who", kWho[static_cast<size_t>(condition.who)]}};
  using Kind = Condition::Kind;
  switch (condition.kind) {
    case Kind::Phrases:
      out["phrases"] = canonical(condition.phrases);
      break;
    case Kind::Regex:
      out["patterns"] = canonical(condition.patterns);
      break;
    case Kind::Silence:
    case Kind::Overlap:
    case Kind::Rate:
    case Kind::Repeats:
      out["comparison"] = canonical(condition.comparison);
      break;
    case Kind::Label:
      out["labels"] = canonical(condition.labels);
      break;
    case Kind::Moment:
      out["moment"] = condition.moment.text;
      break;
    case Kind::Call:
      out["fields"] = canonical(condition.fields);
      break;
    case Kind::AtLeast:
      out["n"] = condition.count;
      [[fallthrough]];
    case Kind::All:
    case Kind::Any:
    case Kind::Not:
    case Kind::Sequence:
      out["parts"] = json::array();
      for (const Condition& part : condition.parts) out["parts"].push_back(canonical(part));
      break;
  }
  add_scope(condition.scope, out);
  return out;
}

json canonical(const std::optional<Condition>& condition) {
  return condition ? canonical(*condition) : json();
}

json canonical(const std::optional<Decimal>& value) {
  return value ? json(value->to_string()) : json();
}

json canonical(const PhraseSet& set) {
  json out = {{"phrases", canonical(set.phrases)}};
  for (const PhraseSet& inherited : set.inherited) out["inherited"] = canonical(inherited);
  return out;
}

json canonical(const Example& example) {
  return {static_cast<int>(example.expected), example.text};
}

json canonical(const Rule& rule) {
  static constexpr const char* kCritical[] = {"", "call", "at most", "dimension"};
  static constexpr const char* kStatus[] = {"stable", "draft", "deprecated"};
  json out = {{"id", rule.id},
              {"name", rule.name},
              {"description", rule.description},
              {"source", rule.source},
              {"instead", rule.instead},
              {"tags", rule.tags},
              {"dimension", rule.dimension},
              {"applies_to", canonical(rule.applies_to)},
              {"when", canonical(rule.when)},
              {"require", canonical(rule.require)},
              {"forbid", canonical(rule.forbid)},
              {"points", rule.points.to_string()},
              {"per", rule.per == Rule::Per::Call ? "call" : "failure"},
              {"cap", canonical(rule.cap)},
              {"award", canonical(rule.award)},
              {"critical", kCritical[static_cast<size_t>(rule.critical)]},
              {"critical_limit", rule.critical_limit.to_string()},
              {"weak_hits", rule.weak_hits == Rule::WeakHits::Review ? "review" : "count"},
              {"status", kStatus[static_cast<size_t>(rule.status)]},
              {"examples", json::array()}};
  for (const Example& example : rule.examples) out["examples"].push_back(canonical(example));
  return out;
}

json canonical(const ScoreOptions& score) {
  json out = {{"method", score.method == ScoreOptions::Method::Deduct ? "deduct" : "earn"},
              {"base", score.base.to_string()},
              {"floor", score.floor.to_string()},
              {"ceiling", score.ceiling.value_or(score.base).to_string()},
              {"pass", canonical(score.pass)},
              {"grades", json::array()}};
  for (const GradeStep& step : score.grades) out["grades"].push_back({step.name, step.from.to_string()});
  return out;
}

}  // namespace

std::string canonical_form(const Rubric& rubric) {
  json out = {{"language", 1},
              {"rubric", rubric.id},
              {"name", rubric.name},
              {"description", rubric.description},
              {"version", rubric.version},
              {"applies_to", canonical(rubric.applies_to)},
              {"opencc", rubric.opencc},
              {"fillers", rubric.fillers},
              {"same", rubric.same},
              {"score", canonical(rubric.score)},
              {"dimensions", json::array()},
              {"phrases", json::object()},
              {"moments", json::object()},
              {"rules", json::array()},
              {"lint", rubric.lint_ignore}};
  for (const Dimension& dimension : rubric.dimensions) {
    out["dimensions"].push_back({dimension.id, dimension.name, canonical(dimension.max)});
  }
  for (const PhraseSet& set : rubric.phrases) out["phrases"][set.name] = canonical(set);
  for (const MomentDefinition& moment : rubric.moments)
    out["moments"][moment.name] = canonical(moment.condition);
  for (const Rule& rule : rubric.rules) out["rules"].push_back(canonical(rule));
  return out.dump();
}

}  // namespace zhijian
