#include "quality/rule_closure.h"

#include "rubric/phrase_walk.h"

namespace zhijian {

namespace {

class Collector {
 public:
  Collector(const Rubric& rubric, RuleClosure& closure) : rubric_(rubric), closure_(closure) {}

  void add(const Condition& condition) {
    add(condition.phrases);
    if (condition.scope.except) add(*condition.scope.except);
    if (condition.kind == Condition::Kind::Moment) add_moment(condition.moment.text);
    if (condition.scope.after) add_moment(condition.scope.after->text);
    if (condition.scope.before) add_moment(condition.scope.before->text);
    for (const Condition& part : condition.parts) add(part);
  }

 private:
  void add(const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases) {
      for_each_part(phrase.parts, [&](const PhrasePart& part) {
        if (part.kind != PhrasePart::Kind::Set || !closure_.sets.insert(part.text).second) return;
        if (const PhraseSet* set = rubric_.find_phrases(part.text)) add(*set);
      });
    }
  }

  void add(const PhraseSet& set) {
    add(set.phrases);
    for (const PhraseSet& inherited : set.inherited) add(inherited);
  }

  void add_moment(const std::string& name) {
    if (!closure_.moments.insert(name).second) return;
    if (const MomentDefinition* moment = rubric_.find_moment(name)) add(moment->condition);
  }

  const Rubric& rubric_;
  RuleClosure& closure_;
};

}  // namespace

RuleClosure closure_of(const Rubric& rubric, const Rule& rule) {
  RuleClosure closure;
  Collector collector(rubric, closure);
  for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
    if (*condition) collector.add(**condition);
  }
  return closure;
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
