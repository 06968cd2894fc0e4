#include "language/load/definitions.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/load/load_condition.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

/// Makes every reference to the moment `from` one to `to`; true where there was any.
bool redirect(Condition& condition, const std::string& from, const std::string& to) {
  bool any = false;
  const auto change = [&](Named& name) {
    if (name.text != from) return;
    name.text = to;
    any = true;
  };
  if (condition.kind == Condition::Kind::Moment) change(condition.moment);
  if (condition.scope.after) change(*condition.scope.after);
  if (condition.scope.before) change(*condition.scope.before);
  for (Condition& part : condition.parts) any |= redirect(part, from, to);
  return any;
}

/// `<name>` would never be this set.
bool has_own_meaning(std::string_view name) {
  const size_t hyphen = name.find('-');
  const bool gap = hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < name.size() &&
                   name.find_first_not_of("0123456789-") == std::string_view::npos;
  return builtin_set(name) || gap || name.starts_with("call.");
}

}  // namespace

std::vector<PhraseSet> load_sets(const std::vector<DefinitionChain>& chains, Diagnostics& diagnostics) {
  std::vector<PhraseSet> sets;
  for (const DefinitionChain& chain : chains) {
    const Place& place = chain.definitions.back().entry->key.place;
    if (has_own_meaning(chain.name)) {
      report(diagnostics, DiagnosticCode::set_named_built_in, place, {chain.name},
             message(says::help_rename_set));
    }
    PhraseSet set;
    for (const DefinitionChain::Definition& definition : chain.definitions) {
      PhraseSet next{
          chain.name, load_phrases(definition.entry->value, diagnostics), {}, definition.entry->key.place};
      if (!set.name.empty()) next.inherited.push_back(std::move(set));
      set = std::move(next);
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

std::vector<MomentDefinition> load_moments(const std::vector<DefinitionChain>& chains,
                                           Diagnostics& diagnostics) {
  std::vector<MomentDefinition> moments;
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(moments.begin(), moments.end(),
                       [&](const auto& moment) { return moment.name == name; });
  };
  for (const DefinitionChain& chain : chains) {
    if (chain.name == "when") {
      report(diagnostics, DiagnosticCode::moment_named_when, chain.definitions.back().entry->key.place, {},
             message(says::help_rename_set));
    }
    std::optional<MomentDefinition> moment;
    for (const DefinitionChain::Definition& definition : chain.definitions) {
      const YamlEntry& entry = *definition.entry;
      std::optional<Condition> condition = load_condition(entry.value, ConditionRole::Moment, diagnostics);
      MomentDefinition next{chain.name, condition.value_or(Condition{}), entry.key.place};
      if (moment) {
        std::string inherited = chain.name + "@" + (&definition - 1)->rubric;
        while (is_taken(inherited)) inherited += '@';
        if (redirect(next.condition, chain.name, inherited)) {
          moment->name = inherited;
          moments.push_back(std::move(*moment));
        }
      }
      moment = std::move(next);
    }
    moments.push_back(std::move(*moment));
  }
  return moments;
}

}  // namespace zhijian
