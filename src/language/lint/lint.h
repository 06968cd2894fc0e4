#pragma once

#include "base/diagnostic.h"
#include "language/rubric.h"

namespace zhijian {

/// What is doubtful in a rubric that was loaded without errors, beyond what loading warns of. Warnings that
/// the rubric's `lint: {ignore: [...]}` names are left out; the rest come in order.
void lint_rubric(const Rubric& rubric, Diagnostics& diagnostics);

}  // namespace zhijian
