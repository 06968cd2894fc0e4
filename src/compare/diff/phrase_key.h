#pragma once

#include <string>

#include "language/rubric.h"
#include "text/fold.h"

namespace zhijian {

/// Tells which phrases are the same to matching: those of the same key.
class PhraseKey {
 public:
  /// With the characters that both rubrics make the same.
  PhraseKey(const Rubric& before, const Rubric& after);

  /// In `literal` every character counts.
  std::string of(const Phrase& phrase, bool literal) const;

 private:
  std::string of(const std::vector<PhrasePart>& parts, bool whole) const;

  Folder folder_;
};

}  // namespace zhijian
