#include "language/uses.h"

#include "language/phrase_walk.h"

namespace zhijian {

void Uses::add(const Rule& rule) {
  for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
    if (*condition) add(**condition);
  }
}

void Uses::add(const Condition& condition) {
  add(condition.phrases);
  if (condition.scope.except) add(*condition.scope.except);
  if (condition.kind == Condition::Kind::Moment) add_moment(condition.moment.text);
  if (condition.scope.after) add_moment(condition.scope.after->text);
  if (condition.scope.before) add_moment(condition.scope.before->text);
  for (const Condition& part : condition.parts) add(part);
}

void Uses::add(const std::vector<Phrase>& phrases) {
  for (const Phrase& phrase : phrases) {
    for_each_part(phrase.parts, [&](const PhrasePart& part) {
      if (part.kind != PhrasePart::Kind::Set || !sets_.insert(part.text).second) return;
      if (const PhraseSet* set = rubric_.find_phrases(part.text)) add_set(*set);
    });
  }
}

void Uses::add_set(const PhraseSet& set) {
  add(set.phrases);
  for (const PhraseSet& inherited : set.inherited) add_set(inherited);
}

void Uses::add_moment(const std::string& name) {
  if (!moments_.insert(name).second) return;
  if (const MomentDefinition* moment = rubric_.find_moment(name)) add(moment->condition);
}

}  // namespace zhijian
