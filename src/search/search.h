#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/call_text.h"
#include "search/exceptions.h"
#include "search/hit.h"
#include "search/turn_marks.h"

namespace zhijian {

/// What one condition looks for in words, without its reach: compiled. Conditions that look for the same
/// share one.
struct Search {
  enum class Kind : uint8_t { Phrases, Regex };
  Kind kind = Kind::Phrases;
  Who who = Who::Agent;
  Match match;
  uint32_t first_pattern = 0;  ///< Phrases: CompiledRubric::patterns[first_pattern, last_pattern)
  uint32_t last_pattern = 0;   ///< Regex: CompiledRubric::regexes
  std::shared_ptr<const Exceptions> except;  ///< null: none
  uint32_t first_phrase = 0;  ///< CompiledRubric::phrases[first_phrase, last_phrase): as written
  uint32_t last_phrase = 0;
  bool ignore_negated = false;
  std::optional<Alone> alone;
  std::vector<uint32_t> fields;  ///< call fields that its phrases name
};

/// Decides whether a match of a search counts: `except`, `ignore_negated`, `alone`. Works on the folded text.
/// One for each thread.
class Exclusions {
 public:
  Exclusions(const SpecialWords& words, const Slots& slots) : marks_(words), exceptions_(slots) {}

  /// Forgets what it knows of the last call.
  void start_call(const CallText& text, const FieldValues& fields);

  /// True if the folded symbols [begin, end) of `turn`, found by `search`, are no hit after all.
  bool excluded(const Search& search, uint32_t turn, uint32_t begin, uint32_t end);

 private:
  TurnMarks marks_;
  ExceptionFinder exceptions_;
  const CallText* text_ = nullptr;
  const FieldValues* fields_ = nullptr;
};

}  // namespace zhijian
