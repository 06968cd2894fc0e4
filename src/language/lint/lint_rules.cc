#include <algorithm>

#include "base/diagnostic_code.h"
#include "language/lint/lint_checks.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

/// True where no call passes both: a field that must equal texts of two lists without a common one.
bool exclude_each_other(const std::vector<FieldTest>& rubric, const std::vector<FieldTest>& rule) {
  for (const FieldTest& a : rubric) {
    for (const FieldTest& b : rule) {
      if (a.field.text != b.field.text) continue;
      if (a.kind == FieldTest::Kind::Weekdays && b.kind == a.kind && (a.weekdays & b.weekdays) == 0)
        return true;
      if (a.kind == FieldTest::Kind::DateRange && b.kind == a.kind && (a.high < b.low || b.high < a.low))
        return true;
      if (a.kind != FieldTest::Kind::Texts || b.kind != a.kind) continue;
      const bool common = std::any_of(a.texts.begin(), a.texts.end(), [&](const Named& x) {
        return std::any_of(b.texts.begin(), b.texts.end(), [&](const Named& y) { return x.text == y.text; });
      });
      if (!common) return true;
    }
  }
  return false;
}

void lint_rule(const Rule& rule, const Rubric& rubric, Diagnostics& diagnostics) {
  const auto warn = [&](DiagnosticCode code, const Place& place) { diagnostics.add(code, place, {rule.id}); };
  const auto place_of = [&](const char* key) {
    const auto found = rule.key_places.find(key);
    return found != rule.key_places.end() ? found->second : rule.id_place;
  };
  if (rule.status == Rule::Status::Draft) warn(DiagnosticCode::draft_rule, place_of("status"));
  if (rule.status == Rule::Status::Deprecated) warn(DiagnosticCode::deprecated_rule, place_of("status"));
  const bool nothing_lost = rule.points == Decimal() && rule.critical == Rule::Critical::None;
  const bool nothing_won = !rule.award || *rule.award == Decimal();
  if (nothing_lost && nothing_won)
    warn(DiagnosticCode::rule_without_effect, place_of(rule.award ? "award" : "points"));
  if (rule.critical == Rule::Critical::AtMost && rule.critical_limit >= rubric.score.base) {
    warn(DiagnosticCode::critical_without_effect, place_of("critical"));
  }
  const Decimal each = rule.award.value_or(rule.points);
  if (rule.cap && *rule.cap < each) {
    diagnostics.add(DiagnosticCode::cap_below_points, place_of("cap"),
                    {rule.cap->to_string(), each.to_string()});
  }
  if (exclude_each_other(rubric.applies_to, rule.applies_to)) {
    warn(DiagnosticCode::rule_never_applies, place_of("applies_to"));
  }
}

/// One finding for all rules of which something is said, at the first of them: beside one for each rule
/// nobody would see the others.
template <typename Lacks>
void warn_once(const Rubric& rubric, DiagnosticCode code, Lacks lacks, Diagnostics& diagnostics) {
  std::string ids;
  const Rule* first = nullptr;
  for (const Rule& rule : rubric.rules) {
    if (!lacks(rule)) continue;
    if (first == nullptr) first = &rule;
    ids += (ids.empty() ? "" : ", ") + rule.id;
  }
  if (first != nullptr) diagnostics.add(code, first->id_place, {ids});
}

}  // namespace

void lint_rules(const Rubric& rubric, Diagnostics& diagnostics) {
  warn_once(
      rubric, DiagnosticCode::rule_without_example, [](const Rule& rule) { return rule.examples.empty(); },
      diagnostics);
  warn_once(
      rubric, DiagnosticCode::rule_without_instead,
      [](const Rule& rule) { return rule.instead.empty() && !rule.award; }, diagnostics);
  warn_once(
      rubric, DiagnosticCode::rule_without_source, [](const Rule& rule) { return rule.source.empty(); },
      diagnostics);
  for (const Rule& rule : rubric.rules) lint_rule(rule, rubric, diagnostics);
}

}  // namespace zhijian
