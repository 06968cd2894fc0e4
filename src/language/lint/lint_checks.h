#pragma once

#include "base/diagnostic.h"
#include "language/rubric.h"

namespace zhijian {

/// The checks of lint, a group a file. Each reports into `diagnostics`.

/// Phrases that are listed twice, exclude themselves, or have an `except` that never applies.
void lint_phrases(const Rubric& rubric, Diagnostics& diagnostics);

/// Phrases that one rule requires and another forbids.
void lint_conflicts(const Rubric& rubric, Diagnostics& diagnostics);

/// Taboos inside common words; homophones of phrases that are words; phrases too short for their `match`.
void lint_words(const Rubric& rubric, Diagnostics& diagnostics);

/// Regular expressions that a phrase could say.
void lint_expressions(const Rubric& rubric, Diagnostics& diagnostics);

/// Rules one by one: what is missing, what costs nothing, what can never apply.
void lint_rules(const Rubric& rubric, Diagnostics& diagnostics);

/// Dimensions, maxima, caps and grades.
void lint_score(const Rubric& rubric, Diagnostics& diagnostics);

/// Sets, moments and dimensions that nothing uses.
void lint_unused(const Rubric& rubric, Diagnostics& diagnostics);

}  // namespace zhijian
