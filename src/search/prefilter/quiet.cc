#include "search/prefilter/quiet.h"

#include <algorithm>

#include "search/compiled_rubric.h"

namespace zhijian {

namespace {

class Analysis {
 public:
  explicit Analysis(const CompiledRubric& rubric) : rubric_(rubric) {}

  /// The searches without whose hits the rule is quiet, added to `triggers`.
  QuietRules::Kind kind_of(const CompiledRule& rule, std::vector<uint32_t>& triggers) const {
    using Kind = QuietRules::Kind;
    if (!rule.applies_to.empty()) return Kind::Never;
    if (rule.when) return is_silent(rule.when->node, triggers) ? Kind::NotApplicable : Kind::Never;
    if (rule.require || !rule.forbid) return Kind::Never;
    return is_silent(rule.forbid->node, triggers) ? Kind::Pass : Kind::Never;
  }

 private:
  /// True if the condition is never unknown, whatever the call.
  bool is_certain(const Node& node) const {
    switch (node.kind) {
      case Condition::Kind::Phrases:
      case Condition::Kind::Regex:
        return node.search != kNone && rubric_.searches[node.search].fields.empty() && is_certain(node.scope);
      case Condition::Kind::Repeats:
        return is_certain(node.scope);
      case Condition::Kind::All:
      case Condition::Kind::Any:
      case Condition::Kind::Not:
      case Condition::Kind::AtLeast:
      case Condition::Kind::Sequence:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const Node& part) { return is_certain(part); });
      default:
        return false;
    }
  }

  bool is_certain(const CompiledScope& scope) const {
    const bool asks_for_times =
        (scope.at && (scope.at->kind == At::Kind::FirstTime || scope.at->kind == At::Kind::LastTime)) ||
        (scope.within && scope.within->kind == Within::Kind::Time);
    return !asks_for_times && is_certain(scope.after) && is_certain(scope.before);
  }

  bool is_certain(uint32_t moment) const {
    return moment == kNone || moment == kWhen || is_certain(rubric_.moments[moment].node);
  }

  /// True if the condition is certainly false in a call in which none of the triggers is found.
  bool is_silent(const Node& node, std::vector<uint32_t>& triggers) const {
    switch (node.kind) {
      case Condition::Kind::Phrases:
      case Condition::Kind::Regex:
        if (!is_certain(node) || (node.scope.times && node.scope.times->holds(0))) return false;
        if (!rubric_.is_shown_at_once(node.search)) return false;
        triggers.push_back(node.search);
        return true;
      case Condition::Kind::All:
      case Condition::Kind::Sequence:
        // One part that is false makes the whole false.
        return is_certain(node) && std::any_of(node.parts.begin(), node.parts.end(),
                                               [&](const Node& part) { return is_silent(part, triggers); });
      case Condition::Kind::AtLeast:
        if (node.count == 0) return false;
        [[fallthrough]];
      case Condition::Kind::Any:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const Node& part) { return is_silent(part, triggers); });
      default:
        return false;
    }
  }

  const CompiledRubric& rubric_;
};

}  // namespace

void QuietRules::find(const CompiledRubric& rubric) {
  triggered_.resize(rubric.searches.size());
  const Analysis analysis(rubric);
  for (uint32_t r = 0; r < rubric.rules.size(); ++r) {
    std::vector<uint32_t> triggers;
    kinds_.push_back(analysis.kind_of(rubric.rules[r], triggers));
    if (kinds_.back() == Kind::Never) {
      never_.push_back(r);
      continue;
    }
    std::sort(triggers.begin(), triggers.end());
    triggers.erase(std::unique(triggers.begin(), triggers.end()), triggers.end());
    for (const uint32_t search : triggers) triggered_[search].push_back(r);
  }
}

}  // namespace zhijian
