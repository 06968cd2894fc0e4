#pragma once

#include <memory>
#include <string>

#include "cli/commands/explanation.h"
#include "documents/checks/checks.h"
#include "evaluate/evaluator.h"
#include "run/run_examples.h"

namespace zhijian {

/// What `explain` says of the call of a failed example and its rule; empty where the call cannot be read.
std::string explain_failure(const ExampleFailure& failure,
                            const std::shared_ptr<const CompiledRubric>& compiled, ExplanationStyle style);

/// "in simplified script"
std::string script_text(ExampleScript script, Language language);

/// A check for each example, and one for each rule without any: it fails with `require_examples`, else it is
/// skipped. `group`: the rubric as the user named it.
void add_example_checks(const ExampleRun& run, const std::shared_ptr<const CompiledRubric>& compiled,
                        const std::string& group, bool require_examples, Checks& checks);

}  // namespace zhijian
