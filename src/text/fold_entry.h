#pragma once

#include <cstdint>
#include <string_view>

#include "text/fold.h"

namespace zhijian {

/// What the fold table says of one code point, packed into 32 bits. Zero bits outside the symbol mean: a
/// Character that folds to one symbol, which is by far the most frequent case and the only one that the fast
/// path knows.
namespace fold_entry {

inline constexpr uint32_t kSymbolMask = 0x1FFFFF;   ///< the symbol, with kSequence an index of kFoldSequences
inline constexpr int kClassShift = 21;              ///< two bits: CharClass
inline constexpr uint32_t kPunctuation = 1u << 23;  ///< kept by `regex`; else Skipped means: without a trace
inline constexpr uint32_t kSequence = 1u << 24;     ///< folds to several symbols
inline constexpr uint32_t kSelf = 1u << 25;         ///< folds to itself; only in the generated table
inline constexpr uint32_t kHan = 1u << 26;          ///< see is_han
inline constexpr uint32_t kFillerStart = 1u << 27;  ///< folds to a filler's first symbol; only in a Folder

inline constexpr uint32_t kSlow = 3u << kClassShift | kPunctuation | kSequence | kFillerStart;

inline constexpr CharClass char_class(uint32_t entry) {
  return static_cast<CharClass>(entry >> kClassShift & 3u);
}

/// White space and what takes no room: leaves nothing, even where punctuation is kept.
inline constexpr bool is_invisible(uint32_t entry) {
  return char_class(entry) == CharClass::Skipped && (entry & kPunctuation) == 0;
}

}  // namespace fold_entry

// Made by generate/fold_table.cc.
/// Number of the block of 256 code points, by code point / 256.
extern const uint16_t kFoldBlocks[];
extern const uint32_t kFoldEntries[];
/// Sequences of symbols, each ended by 0.
extern const char32_t kFoldSequences[];

inline std::u32string_view sequence_of(uint32_t entry) {
  return &kFoldSequences[entry & fold_entry::kSymbolMask];
}

/// The entry of a code point up to U+10FFFF, with kSelf resolved.
inline uint32_t base_fold_entry(char32_t c) {
  const uint32_t entry = kFoldEntries[kFoldBlocks[c >> 8] << 8 | (c & 0xFF)];
  return entry & fold_entry::kSelf ? (entry & ~fold_entry::kSelf) | c : entry;
}

}  // namespace zhijian
