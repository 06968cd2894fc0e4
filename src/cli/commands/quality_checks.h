#pragma once

#include "compare/quality/coverage.h"
#include "compare/quality/mutation_result.h"
#include "documents/checks/checks.h"

namespace zhijian {

/// A check for each change: it passes, with a warning where no example notices it.
void add_mutation_checks(const MutationResult& result, Checks& checks);

/// A check for everything that can be reached, with a warning where it is not. `group`: the rubric as the
/// user named it.
void add_coverage_checks(const Coverage& coverage, const std::string& group, Checks& checks);

/// The gate `--fail-under`; `what` is said where it failed.
void add_fail_under_check(const std::string& group, const std::optional<Message>& what, Checks& checks);

}  // namespace zhijian
