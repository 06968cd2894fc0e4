#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/call_text.h"
#include "search/pattern.h"
#include "search/slots.h"
#include "text/sounds.h"

namespace zhijian {

/// The values of `<call.field>`, in symbols, by Element::field; nothing where the call lacks the field.
using FieldValues = std::vector<std::optional<std::u32string>>;

/// Matches one pattern at one place by trying its elements in order of preference: gaps as short, slots as
/// long as possible. Each (element, position) is entered once for a start, so the work is bounded by pattern
/// times window. Keeps its memory; one for each thread.
class PatternMatcher {
 public:
  static constexpr uint32_t kNoMatch = UINT32_MAX;

  /// `sounds` is needed by the homophone kinds only.
  explicit PatternMatcher(const Slots& slots, const Sounds* sounds = nullptr)
      : slots_(slots), sounds_(sounds) {}

  /// The call whose folded symbols the texts are taken from from now on: some slots ask about the character
  /// as given. Without one, or in other texts, symbols alone decide.
  void start_call(const CallText& call) { call_ = &call; }

  /// The end of the preferred match of `pattern` that begins at `start` in `text` (one turn) and that
  /// `accept(end)` takes, or kNoMatch. A pattern with a field that the call lacks matches nothing.
  template <typename Accept>
  uint32_t match(const Pattern& pattern, Match::Kind kind, std::u32string_view text, uint32_t start,
                 const FieldValues& fields, Accept&& accept) {
    if (start < text.size() && !may_begin(pattern.elements.front(), text[start], kind)) return kNoMatch;
    begin(pattern, kind, text, start, fields);
    for (;;) {
      const uint32_t end = next();
      if (end == kNoMatch || accept(end)) return end;
    }
  }

  /// Where each element of the pattern begins in the match found last.
  const std::vector<uint32_t>& element_begins() const { return path_; }

 private:
  struct Choice {
    uint32_t element;
    uint32_t at;
  };

  /// A quick test: false if nothing that begins with this symbol begins with the element.
  bool may_begin(const Element& first, char32_t symbol, Match::Kind kind) const {
    if (first.kind == Element::Kind::Literal) return symbols_agree(first.symbols[0], symbol, kind);
    return first.kind != Element::Kind::Builtin || slots_.may_begin(first.set, symbol);
  }
  /// True if two symbols are one under that way of matching; Similar kinds compare like Normal.
  bool symbols_agree(char32_t a, char32_t b, Match::Kind kind) const;
  void begin(const Pattern& pattern, Match::Kind kind, std::u32string_view text, uint32_t start,
             const FieldValues& fields);
  /// The next end in order of preference.
  uint32_t next();
  /// Puts what can follow element `element` at `at` onto the stack, the preferred last.
  void push_choices(uint32_t element, uint32_t at);
  void push(uint32_t element, uint32_t at);
  bool literal_fits(std::u32string_view symbols, uint32_t at) const;
  /// How many of the `size` symbols at `at`, all digits' or letters', are digits or letters as given.
  uint32_t digits_as_given(uint32_t at, uint32_t size) const;

  const Slots& slots_;
  const Sounds* sounds_;
  const CallText* call_ = nullptr;
  const Pattern* pattern_ = nullptr;
  const FieldValues* fields_ = nullptr;
  Match::Kind kind_ = Match::Kind::Normal;
  std::u32string_view text_;
  uint32_t start_ = 0;
  bool remember_ = false;
  std::vector<Choice> stack_;
  uint32_t window_ = 0;            ///< positions that a visited bit exists for, counted from start_
  std::vector<uint64_t> visited_;  ///< (element, position) pairs that were entered, where remember_
  std::vector<uint32_t> lengths_;
  std::vector<uint32_t>
      path_;  ///< position at which each element was entered on the way to the current choice
};

}  // namespace zhijian
