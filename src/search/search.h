#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/call_text.h"
#include "search/hit.h"
#include "search/pattern_matcher.h"

namespace zhijian {

/// What one condition looks for in words, without its reach: compiled. Conditions that look for the same
/// share one.
struct Search {
  enum class Kind : uint8_t { Phrases, Regex };
  Kind kind = Kind::Phrases;
  Who who = Who::Agent;
  Match match;
  uint32_t first_pattern = 0;             ///< Phrases: CompiledRubric::patterns[first_pattern, last_pattern)
  uint32_t last_pattern = 0;              ///< Regex: CompiledRubric::regexes
  std::vector<Pattern> except;            ///< matched as `normal`; `phrase` is the number in except_texts
  std::vector<std::string> except_texts;  ///< as written
  uint32_t first_phrase = 0;              ///< CompiledRubric::phrases[first_phrase, last_phrase): as written
  uint32_t last_phrase = 0;
  bool ignore_negated = false;
  std::optional<Alone> alone;
  std::vector<uint32_t> fields;  ///< call fields that its phrases name
};

/// Folded words that `ignore_negated` and `alone` know.
struct SpecialWords {
  explicit SpecialWords(const Folder& folder);
  std::vector<std::u32string> negations;      ///< 不 没 无 …
  std::vector<std::u32string> not_negations;  ///< 不但 特别 …
  std::u32string particles;                   ///< 的 哦 呢 …
};

/// Decides whether a match of a search counts: `except`, `ignore_negated`, `alone`. Works on the folded text.
/// One for each thread.
class Exclusions {
 public:
  Exclusions(const SpecialWords& words, const Slots& slots) : words_(words), matcher_(slots) {}

  /// Forgets what it knows of the last call.
  void start_call(const CallText& text, const FieldValues& fields);

  /// True if the folded symbols [begin, end) of `turn`, found by `search`, are no hit after all.
  bool excluded(const Search& search, uint32_t turn, uint32_t begin, uint32_t end);

 private:
  bool overlaps_except(const Search& search, uint32_t turn, uint32_t begin, uint32_t end);
  bool negated(const Turn& turn, uint32_t begin) const;
  bool alone(Alone where, const Turn& turn, uint32_t begin, uint32_t end) const;

  const SpecialWords& words_;
  PatternMatcher matcher_;
  const CallText* text_ = nullptr;
  const FieldValues* fields_ = nullptr;
  const Search* except_search_ = nullptr;  ///< whose `except` was looked for in except_turn_
  uint32_t except_turn_ = kNoTurn;
  std::vector<Span> except_spans_;  ///< in symbols
};

}  // namespace zhijian
