#pragma once

#include <cstdint>
#include <string_view>

#include "text/fold.h"

namespace zhijian {

/// What the fold table says of one code point, packed into 32 bits.
namespace fold_entry {

inline constexpr uint32_t kSymbolMask = 0x1FFFFF;   ///< the symbol, with kSequence an index of kFoldSequences
inline constexpr int kClassShift = 21;              ///< two bits: CharClass
inline constexpr uint32_t kPunctuation = 1u << 23;  ///< kept by `regex`; else Skipped means: without a trace
inline constexpr uint32_t kSequence = 1u << 24;     ///< folds to several symbols
inline constexpr uint32_t kSelf = 1u << 25;         ///< folds to itself; resolved by base_fold_entry
inline constexpr uint32_t kHan = 1u << 26;          ///< see is_han

/// An entry of the code point without kSelf.
inline constexpr uint32_t resolve_self(uint32_t entry, char32_t c) {
  return (entry & kSelf) != 0 ? (entry & ~kSelf) | c : entry;
}

// A Folder adds what the fast path asks. An entry with none of these leaves its one symbol.
inline constexpr uint32_t kFillerStart = 1u << 27;  ///< folds to a filler's first symbol
inline constexpr uint32_t kNothing = 1u << 28;  ///< leaves nothing, but for punctuation that `regex` keeps
inline constexpr uint32_t kThink = 1u << 29;    ///< several symbols, or it depends on what stands around it

inline constexpr CharClass char_class(uint32_t entry) {
  return static_cast<CharClass>(entry >> kClassShift & 3u);
}

/// What an entry leaves, in 16 bits: its symbol or one of these, which are no characters' symbols.
inline constexpr uint16_t kQuickThink = 0;    ///< has kThink, or a symbol of more bits
inline constexpr uint16_t kQuickEnd = 1;      ///< ends a sentence whatever stands around it
inline constexpr uint16_t kQuickNothing = 2;  ///< has kNothing
inline constexpr uint16_t quick_symbol(char32_t c, uint32_t entry) {
  const uint32_t symbol = entry & kSymbolMask;
  if (char_class(entry) == CharClass::SentenceEnd && c != '.') return kQuickEnd;
  if ((entry & kThink) != 0) return kQuickThink;
  if ((entry & kNothing) != 0) return kQuickNothing;
  return symbol > kQuickNothing && symbol <= 0xFFFF ? static_cast<uint16_t>(symbol) : kQuickThink;
}

inline constexpr char32_t kPlane0End = 0x10000;

inline constexpr bool is_round_bracket(char32_t c) {
  return c == '(' || c == U'（';
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
  return fold_entry::resolve_self(kFoldEntries[kFoldBlocks[c >> 8] << 8 | (c & 0xFF)], c);
}

}  // namespace zhijian
