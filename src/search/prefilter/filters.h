#pragma once

#include <vector>

#include "search/compiled_rubric.h"

namespace zhijian {

/// Adds to a rubric, whose searches are all there, what tells of a call which searches can have hits in it:
/// the anchors of plain phrases, what expressions need, and the filters of phrases by likeness and sound.
/// `asked_often`, by search: false for those that are asked only where something else is missing; they get
/// filters of their own.
void add_filters(CompiledRubric& rubric, const std::vector<bool>& asked_often);

}  // namespace zhijian
