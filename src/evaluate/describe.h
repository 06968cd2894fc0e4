#pragma once

#include <string>

#include "base/message.h"
#include "evaluate/evaluator.h"

namespace zhijian {

/// A rule as a sentence that a QA lead and an agent understand, with everything that defaults add spelled
/// out. Made from the compiled rubric, so that it cannot say something else than what is evaluated. One line,
/// plain text.
std::string describe_rule(const CompiledRubric& rubric, size_t rule, Language language);

}  // namespace zhijian
