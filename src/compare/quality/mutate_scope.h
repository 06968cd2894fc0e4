#pragma once

#include "compare/quality/mutation.h"

namespace zhijian {

/// Changes where and how a condition looks, as written beside it.
void mutate_scope(Scope& scope, const MutationVisitor& visit);

/// Moves a limit down and up, or to half and twice where it is a time or a rate.
void mutate_limit(Comparison& test, bool counts, MutationKind kind, const Place& place,
                  const MutationVisitor& visit);

}  // namespace zhijian
