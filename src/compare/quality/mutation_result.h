#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "compare/quality/mutation.h"
#include "compare/quality/owner.h"

namespace zhijian {

/// What became of one mutation.
struct MutationFinding {
  Mutation mutation;
  RubricOwner owner = RubricOwner::Rule;
  std::string name;  ///< the rule's id, the moment's or the set's name
  bool noticed = false;
  Place noticed_by;  ///< the first example that got another verdict
};

/// How many changes of one file were noticed.
struct MutationScore {
  struct Count {
    uint64_t made = 0;
    uint64_t noticed = 0;
  };
  std::string file;
  Count all;
  std::array<Count, static_cast<size_t>(MutationKind::kCount)> kinds;

  void add(const MutationFinding& finding);
  Decimal percent() const { return percent_of(all.noticed, all.made); }
};

/// What the examples of one rubric, or of several, notice. Changes that nothing can notice are not in it.
struct MutationResult {
  std::vector<MutationFinding> findings;  ///< of one rubric: rules in their order, then moments, then sets

  /// Adds what another rubric's examples notice. A change to a file that both extend is one change: noticed
  /// where one of them notices it.
  void merge(MutationResult other);
  /// A score for each file, in the order of the findings.
  std::vector<MutationScore> scores() const;
};

}  // namespace zhijian
