#pragma once

#include "evaluate/evaluator.h"

namespace zhijian {

/// True where a rubric from which phrases or alternatives were taken away certainly still finds the same:
/// what is missing is said again elsewhere in its list, or holds another phrase of the list (`不知道啊`
/// beside `不知道`), or is an exception of what cannot be said there. False where that is not sure.
bool certainly_finds_the_same(const CompiledRubric& original, const CompiledRubric& variant);

}  // namespace zhijian
