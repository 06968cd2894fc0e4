#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "language/load/resolve.h"
#include "language/rubric.h"

namespace zhijian {

/// Sets with what they replaced inside them.
std::vector<PhraseSet> load_sets(const std::vector<DefinitionChain>& chains, Diagnostics& diagnostics);

/// Moments. A replaced moment that its replacement refers to is kept under a name that no author can write,
/// `name@rubric`, and the references lead there. A moment that is wrong has a condition without phrases.
std::vector<MomentDefinition> load_moments(const std::vector<DefinitionChain>& chains,
                                           Diagnostics& diagnostics);

}  // namespace zhijian
