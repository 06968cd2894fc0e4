#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"

/// Folding by slow and obvious code, which the fast one is held against.
namespace zhijian::test {

struct FoldPiece {
  char32_t c;
  uint32_t offset;
  CharClass kind;
};

inline std::vector<FoldPiece> pieces_of(std::string_view text) {
  std::vector<FoldPiece> pieces;
  for (size_t at = 0; at < text.size();) {
    const auto offset = static_cast<uint32_t>(at);
    const char32_t c = decode_utf8(text, at);
    pieces.push_back({c, offset, classify(c)});
  }
  const auto at = [&](size_t i) { return i < pieces.size() ? pieces[i].c : U' '; };
  const auto is_alphanumeric = [](char32_t c) { return c < 0x80 && std::isalnum(static_cast<int>(c)) != 0; };
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].c != '.') continue;
    const bool is_one_of_many = at(i - 1) == '.' || at(i + 1) == '.';
    const bool is_inside = is_alphanumeric(at(i - 1)) && is_alphanumeric(at(i + 1));
    pieces[i].kind = is_one_of_many ? CharClass::Pause
                     : is_inside    ? CharClass::Character
                                    : CharClass::SentenceEnd;
  }
  return pieces;
}

inline bool leaves_no_trace(const FoldPiece& piece) {
  return piece.kind == CharClass::Skipped && fold_code_point(piece.c).empty();
}

inline void remove_glosses(std::vector<FoldPiece>& pieces, const std::vector<std::u32string>& glosses) {
  for (size_t i = 0; i < pieces.size(); ++i) {
    size_t before = i;
    while (before > 0 && leaves_no_trace(pieces[before - 1])) --before;
    if (before == 0 || !is_han(pieces[before - 1].c)) continue;
    for (const std::u32string& gloss : glosses) {
      const bool is_here =
          i + gloss.size() <= pieces.size() &&
          std::equal(gloss.begin(), gloss.end(), pieces.begin() + static_cast<ptrdiff_t>(i),
                     [](char32_t wanted, const FoldPiece& piece) { return piece.c == wanted; });
      if (!is_here) continue;
      const auto begin = pieces.begin() + static_cast<ptrdiff_t>(i);
      pieces.erase(begin, begin + static_cast<ptrdiff_t>(gloss.size()));
      --i;
      break;
    }
  }
}

/// The glosses are those that may stand in the text: only these are told.
inline FoldedText slow_fold(std::string_view text, uint32_t base, const Folder& folder,
                            const std::vector<std::u32string>& glosses) {
  std::vector<FoldPiece> pieces = pieces_of(text);
  remove_glosses(pieces, glosses);
  std::erase_if(pieces, leaves_no_trace);
  const auto symbols_of = [&](const FoldPiece& piece) {
    return piece.kind != CharClass::Character ? U"" : piece.c == '.' ? U"." : folder.fold_character(piece.c);
  };
  /// How many pieces from `begin` on make this filler, or 0.
  const auto filler_length = [&](size_t begin, const std::u32string& filler) {
    std::u32string collected;
    for (size_t i = begin; i < pieces.size() && pieces[i].kind == CharClass::Character; ++i) {
      collected += symbols_of(pieces[i]);
      if (collected == filler) return i + 1 - begin;
    }
    return size_t{0};
  };
  FoldedText out;
  const auto put = [&](char32_t symbol, uint32_t offset) {
    out.symbols.push_back(symbol);
    out.offsets.push_back(base + offset);
  };
  for (size_t i = 0; i < pieces.size();) {
    size_t length = 0;
    for (const std::u32string& filler : folder.fillers()) {
      if (length == 0) length = filler_length(i, filler);
    }
    if (length > 0) {
      i += length;
      continue;
    }
    for (const char32_t symbol : symbols_of(pieces[i])) put(symbol, pieces[i].offset);
    const bool is_after_break = !out.symbols.empty() && out.symbols.back() == kSentenceBreak;
    if (pieces[i].kind == CharClass::SentenceEnd && !is_after_break) put(kSentenceBreak, pieces[i].offset);
    ++i;
  }
  return out;
}

}  // namespace zhijian::test
