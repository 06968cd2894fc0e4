#include "language/lint/lint.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "language/lint/lint_checks.h"

namespace zhijian {

void lint_rubric(const Rubric& rubric, Diagnostics& diagnostics) {
  Diagnostics found;
  lint_phrases(rubric, found);
  lint_conflicts(rubric, found);
  lint_words(rubric, found);
  lint_expressions(rubric, found);
  lint_rules(rubric, found);
  lint_score(rubric, found);
  lint_unused(rubric, found);
  found.sort();
  const std::vector<std::string>& ignored = rubric.lint_ignore;
  for (const Diagnostic& finding : found.all()) {
    const std::string_view code = diagnostic_info(finding.code).code;
    if (std::find(ignored.begin(), ignored.end(), code) == ignored.end()) diagnostics.add(finding);
  }
}

}  // namespace zhijian
