#include "compare/quality/rule_closure.h"

#include "language/uses.h"

namespace zhijian {

RuleClosure closure_of(const Rubric& rubric, const Rule& rule) {
  Uses uses(rubric);
  uses.add(rule);
  return {uses.sets(), uses.moments()};
}

Rubric only_rule(const Rubric& rubric, const Rule& rule, const RuleClosure& closure) {
  Rubric one;
  one.id = rubric.id;
  one.opencc = rubric.opencc;
  one.fillers = rubric.fillers;
  one.same = rubric.same;
  one.file = rubric.file;
  for (const PhraseSet& set : rubric.phrases) {
    if (closure.sets.contains(set.name)) one.phrases.push_back(set);
  }
  for (const MomentDefinition& moment : rubric.moments) {
    if (closure.moments.contains(moment.name)) one.moments.push_back(moment);
  }
  one.rules.push_back(rule);
  return one;
}

}  // namespace zhijian
