#pragma once

#include "compare/diff/diff_report.h"
#include "documents/checks/checks.h"

namespace zhijian {

/// A check for each condition of `--fail-if`, and a remark for each rule that changed, at its place in the
/// new rubric's file.
Checks diff_checks(const DiffReport& report, Language language);

}  // namespace zhijian
