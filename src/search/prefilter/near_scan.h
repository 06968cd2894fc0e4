#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace zhijian {

/// For eight phrases a bit for each of up to sixteen characters, or a number. (GCC and Clang have such types
/// on every machine.)
inline constexpr size_t kPhrasesTogether = 8;
typedef uint16_t EightPhrases __attribute__((vector_size(kPhrasesTogether * sizeof(uint16_t))));

/// The characters of phrases to which a symbol's sounds are near, and those to which they are close, which is
/// near by half.
struct Nearness {
  EightPhrases near{}, close{};
};

/// What was met in a text.
struct NearFound {
  Nearness any;  ///< what any symbol is near and close to
  EightPhrases
      pairs{};  ///< second characters of two that neighbouring symbols are near, and one of them close
};

/// Goes over a text's symbols for `eights` times eight phrases. `table` has a row of so many Nearness for
/// each kind of symbol; `rows` are those of the text's symbols; `found` gets what was met for each eight.
///
/// Why it is fast: where the processor has AVX2 it takes six instructions for a symbol and eight phrases,
/// elsewhere some twenty, and no branch but for the end of the text. Which it is is asked at run time; both
/// find the same.
void scan_near(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found);

/// What scan_near() is where the processor has nothing better.
void scan_near_plain(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found);

}  // namespace zhijian
