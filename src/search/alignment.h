#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/call_text.h"
#include "search/compiled_rubric.h"

namespace zhijian {

/// A phrase laid beside what was said, character by character.
struct Alignment {
  struct Step {
    enum class Kind : uint8_t {
      Same,      ///< one character as asked, after folding
      Replaced,  ///< another one in its place
      Missing,   ///< a character of the phrase that was not said
      Extra,     ///< a character that the phrase does not have
      Free,      ///< what a gap or a slot takes
    };
    Kind kind = Kind::Same;
    uint32_t begin = 0;  ///< folded symbols [begin, end) of the call; empty for Missing
    uint32_t end = 0;
    char32_t asked = 0;  ///< as the author wrote it; 0 for Extra and Free
  };
  /// What keeps a phrase of which every character was said from being matched.
  struct Flaw {
    enum class Kind : uint8_t { SentenceEnd, GapTooLong, GapTooShort, WrongSlot };
    Kind kind = Kind::SentenceEnd;
    uint32_t begin = 0;  ///< SentenceEnd: the symbol after it. Others: what the gap or slot would take
    uint32_t end = 0;
    const Element* element = nullptr;  ///< the gap or slot
  };

  uint32_t turn = 0;
  uint32_t begin = 0;  ///< folded symbols [begin, end) of the call
  uint32_t end = 0;
  uint32_t cost = 0;   ///< of differing characters, in sixtieths of a character
  uint32_t size = 1;   ///< characters of the phrase: what the cost is measured against
  uint32_t order = 0;  ///< of alignments equally good, the smallest is preferred
  const Pattern* pattern = nullptr;
  std::vector<Step> steps;
  std::vector<Flaw> flaws;  ///< empty for the `similar` kinds, which take them

  double similarity() const { return 1 - static_cast<double>(cost) / (60.0 * size); }
  /// True if every character is the phrase's own after folding.
  bool same_characters() const;
  /// More similar, or as similar with fewer flaws.
  bool better_than(const Alignment& other) const;
};

/// What is less similar than this is no near miss of a phrase of so many characters: nobody would see the
/// phrase in it.
double least_similarity(uint32_t size);

/// Lays phrases beside turns, slowly and with all steps kept: for explanations, never for scoring. Characters
/// are compared as `match` compares them; plain phrases by sound, so that a misheard phrase is recognised.
class Aligner {
 public:
  Aligner(const CompiledRubric& rubric, const CallText& call, const FieldValues& fields)
      : rubric_(rubric), call_(call), fields_(fields) {}

  /// The most similar stretch of the folded symbols [first, last) of a turn. Nothing where it is less similar
  /// than least_similarity(), or the call lacks a field that the phrase names.
  std::optional<Alignment> best(const Pattern& pattern, const Match& match, uint32_t turn, uint32_t first,
                                uint32_t last) const;

 private:
  const CompiledRubric& rubric_;
  const CallText& call_;
  const FieldValues& fields_;
};

/// True for the kinds that take a phrase said nearly so.
inline bool is_similar(const Match& match) {
  return match.kind == Match::Kind::Similar || match.kind == Match::Kind::SimilarBySound;
}

}  // namespace zhijian
