#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "language/rubric.h"
#include "search/slots.h"
#include "text/fold.h"

namespace zhijian {

/// One step of a pattern.
struct Element {
  enum class Kind : uint8_t {
    Literal,  ///< `symbols`, one after the other
    Break,    ///< a kSentenceBreak may stand here, or not
    Gap,      ///< `min` to `max` symbols of anything; kSentenceBreak is not counted
    Builtin,  ///< something of `set`
    Field,    ///< what the call has in field number `field` of the compiled rubric
  };
  Kind kind = Kind::Literal;
  std::u32string symbols;
  std::u32string
      given;  ///< for each symbol the character as the author wrote it; 0 where it is only one of several
  uint32_t min = 0;
  uint32_t max = 0;
  BuiltinSet set = BuiltinSet::Digits;
  uint32_t field = 0;
};

/// The least and the most symbols that an element can take; sentence breaks in gaps count here. What a field
/// takes is known of a call only: 0, and more than any has.
std::pair<uint32_t, uint32_t> size_range(const Element& element);

/// One way to say a phrase: all choices and sets decided. Starts and ends with neither Break nor an empty
/// element.
struct Pattern {
  std::vector<Element> elements;
  uint32_t phrase = 0;    ///< index of the phrase as written, in the compiled rubric
  bool regional = false;  ///< a form in the other region's words: never `exact`
  /// The alternatives and phrases of sets that were taken, where PatternContext::note_ways asks for them.
  std::vector<const std::vector<PhrasePart>*> ways;

  /// Number of symbols of literals: what `similar` measures against.
  uint32_t literal_size() const;
};

/// What turning a phrase into patterns needs to know.
struct PatternContext {
  const Rubric* rubric = nullptr;
  const Folder* folder = nullptr;
  Match::Kind match = Match::Kind::Normal;
  /// Fields named by `<call.field>` so far; patterns refer to them by index.
  std::vector<std::string>* fields = nullptr;
  bool note_ways = false;
};

/// The largest number of patterns that one phrase may stand for.
inline constexpr size_t kMaxPatternsPerPhrase = 10'000;

/// All ways to say a phrase, in the order of its alternatives; empty if there are more than
/// kMaxPatternsPerPhrase. With Match::Kind::Literal the symbols are the characters as given and punctuation
/// is part of the literals.
std::vector<Pattern> make_patterns(const Phrase& phrase, uint32_t phrase_index,
                                   const PatternContext& context);

}  // namespace zhijian
