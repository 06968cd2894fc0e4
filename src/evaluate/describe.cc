#include "evaluate/describe.h"

#include <cmath>

#include "base/messages/match.h"
#include "conditions/reach.h"
#include "search/compiled_rubric.h"

namespace zhijian {

namespace {

std::string number(double value) {
  const auto hundredths = static_cast<int64_t>(std::llround(value * 100));
  return Decimal::from_hundredths(hundredths).to_string();
}

/// Puts a compiled condition into words.
class Describer {
 public:
  Describer(const CompiledRubric& rubric, Language language) : rubric_(rubric), language_(language) {}

  /// `after_when`: the condition stands in a rule with `when`, whose reach holds for what has none of its
  /// own.
  std::string condition(const Node& node, bool after_when) {
    after_when_ = after_when;
    in_sequence_ = false;
    return describe(node);
  }

  std::string say(MessageId id, std::vector<std::string> arguments = {}) const {
    return to_text(Message{id, std::move(arguments)}, language_);
  }

  std::string fields(const std::vector<FieldTest>& tests) const {
    std::vector<std::string> all;
    for (const FieldTest& test : tests) all.push_back(say(says::show_field, {test.field.text, test.written}));
    return join(all, say(says::show_and));
  }

 private:
  static std::string join(const std::vector<std::string>& parts, const std::string& separator) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : separator) + part;
    return out;
  }

  std::string quoted(const std::vector<std::string>& texts) const {
    std::vector<std::string> all;
    for (const std::string& text : texts) all.push_back(say(says::show_quoted, {text}));
    return join(all, say(says::show_or));
  }

  std::string who(Who who) const {
    switch (who) {
      case Who::Agent:
        return say(says::show_agent);
      case Who::Customer:
        return say(says::show_customer);
      case Who::System:
        return say(says::show_system);
      case Who::Other:
        return say(says::show_other);
      default:
        return say(says::show_anyone);
    }
  }

  std::string seconds(double ms) const { return say(says::show_seconds, {number(ms / 1000)}); }

  std::string comparison(const Comparison& test, bool times) const {
    const auto value = [&](double limit) { return times ? seconds(limit) : number(limit); };
    switch (test.kind) {
      case Comparison::Kind::Over:
        return say(says::show_over, {value(test.low)});
      case Comparison::Kind::Under:
        return say(says::show_under, {value(test.low)});
      case Comparison::Kind::AtLeast:
        return say(says::show_at_least_value, {value(test.low)});
      case Comparison::Kind::AtMost:
        return say(says::show_at_most, {value(test.low)});
      case Comparison::Kind::Exactly:
        return say(says::show_exactly, {value(test.low)});
      case Comparison::Kind::Between:
        return say(says::show_between, {value(test.low), value(test.high)});
    }
    return "";
  }

  std::string describe(const Node& node) {
    switch (node.kind) {
      case Condition::Kind::All:
        return combination(node, say(says::show_all));
      case Condition::Kind::Any:
        return combination(node, say(says::show_any));
      case Condition::Kind::AtLeast:
        return combination(node, say(says::show_at_least_of, {std::to_string(node.count)}));
      case Condition::Kind::Not:
        return say(says::show_not, {describe(node.parts.front())});
      case Condition::Kind::Call:
        return say(says::show_call, {fields(node.tests)});
      case Condition::Kind::Sequence: {
        const bool outer = in_sequence_;
        in_sequence_ = true;
        std::string text = combination(node, say(says::show_sequence));
        in_sequence_ = outer;
        return text;
      }
      default:
        return scoped(node) + remarks(node);
    }
  }

  std::string scoped(const Node& node) const {
    const std::string where = scope(node);
    return where.empty() ? action(node) : say(says::show_scoped, {where, action(node)});
  }

  std::string combination(const Node& node, const std::string& head) {
    std::string text = node.same_turn ? say(says::show_same_turn, {head}) : head;
    for (size_t i = 0; i < node.parts.size(); ++i) {
      text += say(says::show_part, {std::to_string(i + 1), describe(node.parts[i])});
      if (i + 1 < node.parts.size()) text += say(says::show_next_part);
    }
    return text;
  }

  std::string action(const Node& node) const {
    switch (node.kind) {
      case Condition::Kind::Phrases:
        return say(says::show_says, {who(node.who), quoted(phrases(node))});
      case Condition::Kind::Regex:
        if (phrases(node) == std::vector<std::string>{".+"})
          return say(says::show_says_anything, {who(node.who)});
        return say(says::show_says_like, {who(node.who), quoted(phrases(node))});
      case Condition::Kind::Silence:
        if (node.who == Who::Nobody) return say(says::show_silence, {comparison(node.comparison, true)});
        return say(says::show_silence_of, {who(node.who), comparison(node.comparison, true)});
      case Condition::Kind::Overlap:
        return say(says::show_overlap, {who(node.who), comparison(node.comparison, true)});
      case Condition::Kind::Rate:
        return say(says::show_rate, {who(node.who), comparison(node.comparison, false)});
      case Condition::Kind::Repeats:
        return say(says::show_repeats, {who(node.who), comparison(node.comparison, false)});
      case Condition::Kind::Label:
        return say(says::show_label, {who(node.who), quoted(node.labels)});
      default:
        return "";
    }
  }

  std::vector<std::string> phrases(const Node& node) const {
    const Search& search = rubric_.searches[node.search];
    return {rubric_.phrases.begin() + search.first_phrase, rubric_.phrases.begin() + search.last_phrase};
  }

  std::string moment(uint32_t index) const {
    return index == kWhen ? say(says::show_that_moment)
                          : say(says::show_quoted, {rubric_.rubric.moments[index].name});
  }

  std::string scope(const Node& node) const {
    const CompiledScope& scope = node.scope;
    std::vector<std::string> all;
    if (scope.at) all.push_back(at(*scope.at));
    if (scope.after != kNone) all.push_back(say(says::show_after, {moment(scope.after)}));
    if (scope.before != kNone) all.push_back(say(says::show_before, {moment(scope.before)}));
    if (scope.within) all.push_back(within(*scope.within));
    const bool by_default = !scope.within && !scope.leaves_reach() && after_when_;
    if (by_default && in_sequence_) all.push_back(say(says::show_reach_to_end));
    if (by_default && !in_sequence_)
      all.push_back(say(says::show_reach_turns, {std::to_string(kDefaultReachTurns)}));
    return join(all, say(says::show_comma));
  }

  std::string at(const At& at) const {
    const std::string amount = std::to_string(at.amount);
    switch (at.kind) {
      case At::Kind::FirstTurns:
        if (at.amount == 1) return say(says::show_first_turn);
        return say(says::show_first_turns, {amount});
      case At::Kind::LastTurns:
        if (at.amount == 1) return say(says::show_last_turn);
        return say(says::show_last_turns, {amount});
      case At::Kind::FirstTime:
        return say(says::show_first_time, {seconds(static_cast<double>(at.amount))});
      case At::Kind::LastTime:
        return say(says::show_last_time, {seconds(static_cast<double>(at.amount))});
    }
    return "";
  }

  std::string within(const Within& within) const {
    switch (within.kind) {
      case Within::Kind::Turn:
        return say(says::show_within_turn);
      case Within::Kind::Turns:
        if (within.amount == 1) return say(says::show_reach_turn);
        return say(says::show_reach_turns, {std::to_string(within.amount)});
      case Within::Kind::Time:
        return say(says::show_within_time, {seconds(static_cast<double>(within.amount))});
      case Within::Kind::Rest:
        return say(says::show_reach_to_end);
      case Within::Kind::Call:
        return say(says::show_within_call);
    }
    return "";
  }

  /// What is said in brackets behind an action: how often, how close, what does not count.
  std::string remarks(const Node& node) const {
    std::vector<std::string> all;
    if (node.scope.times) all.push_back(say(says::show_times, {comparison(*node.scope.times, false)}));
    if (node.search != kNone) {
      const Search& search = rubric_.searches[node.search];
      const std::string threshold = number(search.match.threshold);
      switch (search.match.kind) {
        case Match::Kind::Normal:
          break;
        case Match::Kind::Literal:
          all.push_back(say(says::show_literal));
          break;
        case Match::Kind::Homophone:
          all.push_back(say(says::show_homophone));
          break;
        case Match::Kind::FuzzyHomophone:
          all.push_back(say(says::show_fuzzy_homophone));
          break;
        case Match::Kind::Similar:
          all.push_back(say(says::show_similar, {threshold}));
          break;
        case Match::Kind::SimilarBySound:
          all.push_back(say(says::show_similar_by_sound, {threshold}));
          break;
      }
      if (search.alone) {
        all.push_back(say(*search.alone == Alone::Turn ? says::show_alone_turn : says::show_alone_clause));
      }
      if (search.ignore_negated) all.push_back(say(says::show_ignore_negated));
      if (search.except != nullptr) all.push_back(say(says::show_except, {quoted(search.except->texts)}));
    }
    return all.empty() ? "" : say(says::show_remarks, {join(all, say(says::show_part_end))});
  }

  const CompiledRubric& rubric_;
  const Language language_;
  bool after_when_ = false;
  bool in_sequence_ = false;
};

/// What failing, or an award, does to the score.
std::string consequence(const Rule& rule, const Describer& words) {
  std::string text;
  const bool each = rule.per == Rule::Per::Failure;
  if (rule.award && !rule.require) {
    text = words.say(each ? says::show_award_alone_each : says::show_award_alone, {rule.award->to_string()});
  } else if (rule.award) {
    text = words.say(each ? says::show_award_each : says::show_award, {rule.award->to_string()});
  } else if (rule.points > Decimal()) {
    text = words.say(each ? says::show_costs_each : says::show_costs, {rule.points.to_string()});
  }
  if (rule.cap) text += words.say(says::show_cap, {rule.cap->to_string()});
  switch (rule.critical) {
    case Rule::Critical::None:
      break;
    case Rule::Critical::Call:
      text += words.say(says::show_critical_call);
      break;
    case Rule::Critical::AtMost:
      text += words.say(says::show_critical_at_most, {rule.critical_limit.to_string()});
      break;
    case Rule::Critical::Dimension:
      text += words.say(says::show_critical_dimension);
      break;
  }
  if (rule.weak_hits == Rule::WeakHits::Review) text += words.say(says::show_review);
  if (rule.status == Rule::Status::Draft) text += words.say(says::show_draft);
  if (rule.status == Rule::Status::Deprecated) text += words.say(says::show_deprecated);
  return text;
}

}  // namespace

std::string describe_rule(const CompiledRubric& rubric, size_t index, Language language) {
  const Rule& rule = rubric.rubric.rules[index];
  const CompiledRule& compiled = rubric.rules[index];
  Describer words(rubric, language);
  std::string text;
  if (!rule.applies_to.empty()) text += words.say(says::show_applies_to, {words.fields(rule.applies_to)});
  const bool has_when = compiled.when.has_value();
  text += has_when ? words.say(says::show_when, {words.condition(compiled.when->node, false)})
                   : words.say(says::show_every_call);
  if (compiled.require)
    text += words.say(says::show_require, {words.condition(compiled.require->node, has_when)});
  if (compiled.require && compiled.forbid) text += words.say(says::show_part_end);
  if (compiled.forbid)
    text += words.say(says::show_forbid, {words.condition(compiled.forbid->node, has_when)});
  if (compiled.require || compiled.forbid) text += words.say(says::show_stop);
  return text + consequence(rule, words);
}

}  // namespace zhijian
