#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compare/quality/mutation_result.h"

namespace zhijian {

struct MutationTableOptions {
  Language language = Language::English;
  bool color = false;
  bool noticed_too = false;  ///< also list what was noticed, and by which example
};

/// Which changes no example notices, then for each file how many of each kind were noticed.
std::string mutations_table(const MutationResult& result, const MutationTableOptions& options);

}  // namespace zhijian
