#include "compare/diff/fail_condition.h"

#include <algorithm>
#include <iterator>

#include "compare/diff/diff_report.h"

namespace zhijian {

namespace {

using Metric = FailCondition::Metric;

struct Known {
  std::string_view name;
  Metric metric;
  bool takes_percent;
  std::string_view example;
};

constexpr Known kKnown[] = {
    {"agents-changed", Metric::AgentsChanged, true, "agents-changed>5%"},
    {"critical-new", Metric::CriticalNew, true, "critical-new>0"},
    {"mean-drop", Metric::MeanDrop, false, "mean-drop>1"},
    {"pass-flips", Metric::PassFlips, true, "pass-flips>10"},
    {"rules-changed", Metric::RulesChanged, true, "rules-changed>=1"},
};

std::string without_spaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

struct Measured {
  Decimal value;
  std::optional<uint64_t> whole;
};

Measured count(uint64_t value, uint64_t whole) {
  return {Decimal::from_int(static_cast<int64_t>(value)), whole};
}

Measured measure(Metric metric, const DiffReport& report) {
  if (metric == Metric::RulesChanged) {
    const auto& rules = report.changes.rules;
    const auto changed = std::count_if(rules.begin(), rules.end(),
                                       [](const ItemChange& rule) { return !rule.is_text_only(); });
    return count(static_cast<uint64_t>(changed), report.rules);
  }
  const CallImpact& impact = *report.impact;
  switch (metric) {
    case Metric::AgentsChanged:
      return count(impact.agents_changed.size(), impact.agents);
    case Metric::CriticalNew:
      return count(impact.critical_new, impact.compared);
    case Metric::PassFlips:
      return count(impact.pass_to_fail + impact.fail_to_pass, impact.compared);
    case Metric::MeanDrop:
      return {-impact.scores.change.value_or(Decimal()), std::nullopt};
    case Metric::RulesChanged:
      break;
  }
  return {};
}

}  // namespace

std::optional<FailCondition> parse_fail_condition(std::string_view text) {
  const std::string compact = without_spaces(text);
  const size_t sign = compact.find('>');
  if (sign == std::string::npos) return std::nullopt;
  const std::string_view name = std::string_view(compact).substr(0, sign);
  const auto known = std::find_if(std::begin(kKnown), std::end(kKnown),
                                  [&](const Known& entry) { return entry.name == name; });
  if (known == std::end(kKnown)) return std::nullopt;
  FailCondition condition;
  condition.metric = known->metric;
  condition.written = compact;
  std::string_view limit = std::string_view(compact).substr(sign + 1);
  condition.or_equal = limit.starts_with('=');
  if (condition.or_equal) limit.remove_prefix(1);
  condition.percent = limit.ends_with('%');
  if (condition.percent) limit.remove_suffix(1);
  const std::optional<Decimal> number = Decimal::parse(limit);
  if (!number || *number < Decimal() ||
      (condition.percent && (!known->takes_percent || *number > Decimal::from_int(100))))
    return std::nullopt;
  condition.limit = *number;
  return condition;
}

std::string known_fail_conditions() {
  std::string out;
  for (const Known& known : kKnown) out.append(out.empty() ? "" : ", ").append(known.example);
  return out;
}

ConditionResult evaluate(const FailCondition& condition, const DiffReport& report) {
  const auto [value, whole] = measure(condition.metric, report);
  ConditionResult result{condition, value, whole, false};
  Decimal measured = value, limit = condition.limit;
  if (condition.percent) {
    measured = measured * 100;
    limit = limit * static_cast<int64_t>(whole.value_or(0));
  }
  // Of nothing there is no part.
  const bool is_empty = condition.percent && whole.value_or(0) == 0;
  result.holds = !is_empty && (condition.or_equal ? measured >= limit : measured > limit);
  return result;
}

}  // namespace zhijian
