#pragma once

#include <string>

#include "base/diagnostic.h"
#include "documents/checks/checks.h"

namespace zhijian {

/// A finding about a rubric as a check that fails for errors, and with `strict` for warnings. `group`: the
/// rubric that was asked about. The rule is described once in `checks.rules`.
void add_finding_check(const Diagnostic& finding, const std::string& group, bool strict, Checks& checks);

}  // namespace zhijian
