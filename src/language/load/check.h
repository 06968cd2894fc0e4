#pragma once

#include "base/diagnostic.h"
#include "language/rubric.h"

namespace zhijian {

/// What can only be checked when the whole rubric is there. Each reports into `diagnostics`.

/// Phrases: sets that do not exist or contain themselves.
void check_sets(const Rubric& rubric, Diagnostics& diagnostics);

/// Moments that refer to themselves. True where there is none, so that references can be followed.
bool check_moment_cycles(const Rubric& rubric, Diagnostics& diagnostics);

/// Every condition of moments and rules: references, scopes, places, fillers.
void check_conditions(const Rubric& rubric, bool moments_have_ends, Diagnostics& diagnostics);

/// Rules and score beside one another: dimensions, `critical: dimension`, `earn`.
void check_rules(const Rubric& rubric, Diagnostics& diagnostics);

}  // namespace zhijian
