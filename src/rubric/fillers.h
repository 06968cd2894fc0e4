#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rubric/rubric.h"
#include "text/fold.h"

namespace zhijian {

/// Reports fillers inside phrases: matching skips them in the call, so that such a phrase is never found.
/// Phrases of sets count where they are used.
class FillerCheck {
 public:
  FillerCheck(const Rubric& rubric, Diagnostics& diagnostics);

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
