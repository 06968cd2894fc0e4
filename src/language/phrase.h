#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/source_file.h"
#include "text/builtin_sets.h"

namespace zhijian {

/// One mark or stretch of a phrase as written. A phrase is a list of these.
struct PhrasePart {
  enum class Kind : uint8_t {
    Text,         ///< `text`: characters that must be said (escapes already taken away), without punctuation
    Punctuation,  ///< any run of punctuation, also none; `text` as written (it counts in `literal`)
    Gap,          ///< `…` (0 to 20) or `<0-6>`: `min` to `max` folded characters of anything
    Builtin,      ///< `<数字>`, `<姓名>`, …: `builtin`
    Set,          ///< `<name>`: any phrase of the set `text`
    CallField,    ///< `<call.field>`: `text` is the field
    Choice,       ///< `(甲|乙)`: one of `choices`; an empty one stands for nothing
  };
  Kind kind = Kind::Text;
  std::string text;
  uint32_t min = 0;
  uint32_t max = 0;
  BuiltinSet builtin = BuiltinSet::Digits;
  std::vector<std::vector<PhrasePart>> choices;
  Span span;  ///< where it stands in the phrase's written text, in bytes
};

/// A phrase as the rubric's author wrote it, and what its marks mean.
struct Phrase {
  std::string text;  ///< as written: quoted in evidence and reports
  std::vector<PhrasePart> parts;
  Place place;
};

}  // namespace zhijian
