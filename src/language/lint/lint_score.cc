#include "base/diagnostic_code.h"
#include "language/lint/lint_checks.h"

namespace zhijian {

namespace {

/// The most that a dimension's rules can cost; nothing where there is no limit.
std::optional<Decimal> most_lost(const Rubric& rubric, const Dimension& dimension) {
  Decimal sum;
  for (const Rule& rule : rubric.rules) {
    if (rule.dimension != dimension.id || rule.award || rule.status == Rule::Status::Draft) continue;
    if (rule.critical == Rule::Critical::Dimension) return std::nullopt;
    if (rule.per == Rule::Per::Failure && !rule.cap) return std::nullopt;
    sum += rule.per == Rule::Per::Failure ? *rule.cap : rule.points;
  }
  return sum;
}

bool has_rules(const Rubric& rubric, const Dimension& dimension) {
  for (const Rule& rule : rubric.rules) {
    if (rule.dimension == dimension.id) return true;
  }
  return false;
}

void lint_maxima(const Rubric& rubric, Diagnostics& diagnostics) {
  Decimal sum;
  bool all_have_max = !rubric.dimensions.empty();
  for (const Dimension& dimension : rubric.dimensions) {
    all_have_max &= dimension.max.has_value();
    if (!dimension.max) continue;
    sum += *dimension.max;
    if (!has_rules(rubric, dimension)) continue;
    const std::optional<Decimal> most = most_lost(rubric, dimension);
    if (most && *most < *dimension.max) {
      diagnostics.add(DiagnosticCode::max_out_of_reach, dimension.place,
                      {dimension.id, dimension.max->to_string(), most->to_string()});
    }
  }
  if (all_have_max && sum != rubric.score.base) {
    diagnostics.add(DiagnosticCode::maxima_not_base, rubric.dimensions.front().place,
                    {sum.to_string(), rubric.score.base.to_string()});
  }
}

}  // namespace

void lint_score(const Rubric& rubric, Diagnostics& diagnostics) {
  if (rubric.rules.empty()) return;  // a rubric to be extended
  if (rubric.score.method == ScoreOptions::Method::Deduct) lint_maxima(rubric, diagnostics);
  const std::vector<GradeStep>& grades = rubric.score.grades;
  if (!grades.empty() && grades.back().from > rubric.score.floor) {
    diagnostics.add(DiagnosticCode::scores_without_grade, rubric.score.grades_place,
                    {grades.back().from.to_string()});
  }
}

}  // namespace zhijian
