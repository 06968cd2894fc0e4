#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "language/rubric.h"
#include "text/fold.h"

namespace zhijian {

/// What is wrong only with phrases that are matched in folded text, that is by any `match` but `literal`:
/// fillers inside them, which matching skips in the call, and phrases of punctuation alone. A phrase of a set
/// counts where the set is used.
class FoldedCheck {
 public:
  FoldedCheck(const Rubric& rubric, Diagnostics& diagnostics);

  /// A phrase that is matched in folded text, and the sets in it.
  void check(const Phrase& phrase);
  /// A set, also one that no condition uses.
  void check(const PhraseSet& set);

 private:
  struct Filler {
    std::string written;
    std::u32string folded;
  };

  void check_parts(const Phrase& phrase, const std::vector<PhrasePart>& parts);

  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  Folder folder_;
  std::vector<Filler> fillers_;
  std::vector<const PhraseSet*> seen_;
};

}  // namespace zhijian
