#pragma once

#include <array>
#include <boost/container/vector.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace zhijian {

/// What a code point is to matching, by the character as given (rubric language, In detail 3).
enum class CharClass : uint8_t {
  Character,    ///< counts: letters, digits, Han, symbols, emoji, and % @ # & * / _ + -
  Skipped,      ///< white space, characters without width, punctuation that is neither pause nor end
  Pause,        ///< ， 、 ： — … ~
  SentenceEnd,  ///< 。 . ？ ！ ；
};

/// Without context: `.` is a SentenceEnd here; Folder knows when it is a character or a pause.
CharClass classify(char32_t c);

/// True for Han characters (Unicode script Han, without punctuation and radicals' signs).
bool is_han(char32_t c);

/// The folded form of one code point, without the rubric's own `same`: NFKC and case folding, then the
/// representative of its class of script variants, which is a simplified character. One code point, rarely
/// more. Empty for what is skipped; punctuation folds to its NFKC form.
std::u32string fold_code_point(char32_t c);

/// Symbols that stand in a folded text and are no characters.
inline constexpr char32_t kTurnBreak = 0;      ///< between turns; nothing matches it
inline constexpr char32_t kSentenceBreak = 1;  ///< any run of punctuation that holds a sentence end

/// A folded text and where each symbol came from.
/// Invariants: symbols.size() == offsets.size(); offsets never fall; two symbols from one code point (㏇)
/// share their offset; no two kSentenceBreak stand side by side.
struct FoldedText {
  /// Vectors that can be made longer without zeros being written first.
  boost::container::vector<char32_t> symbols;
  boost::container::vector<uint32_t>
      offsets;  ///< byte offset in the given text where the symbol's code point begins

  void clear() { symbols.clear(), offsets.clear(); }
  uint32_t size() const { return static_cast<uint32_t>(symbols.size()); }
  std::u32string_view view() const { return {symbols.data(), symbols.size()}; }
};

struct FoldOptions {
  std::vector<std::string> fillers;  ///< as written in the rubric
  std::vector<std::vector<std::string>>
      same;  ///< lists of characters that are one; transitive with all classes
};

/// Folds text for matching. Made once for a rubric, then const and shared by all threads.
class Folder {
 public:
  explicit Folder(const FoldOptions& options);

  /// Appends the folded form of `text` (one segment, valid UTF-8) to `out`; `base` is added to every offset.
  /// White space, characters without width, glosses, fillers and pauses leave nothing; a run of punctuation
  /// that holds a sentence end leaves one kSentenceBreak (also where `out` already ends with one: then none
  /// is added).
  void fold(std::string_view text, uint32_t base, FoldedText& out) const;

  /// The same for `regex`: punctuation is kept, in its NFKC form, and there are no breaks.
  void fold_keeping_punctuation(std::string_view text, uint32_t base, FoldedText& out) const;

  /// The folded symbols of a single code point, with `same`; empty for what is no Character. Ignores fillers.
  std::u32string fold_character(char32_t c) const;

  /// The characters of a whole text, folded in their context and without breaks: what a call that says just
  /// this would have to say.
  std::u32string fold_characters(std::string_view text) const;

  /// What `same` made one: a symbol and the symbol that now stands for it, sorted.
  const std::vector<std::pair<char32_t, char32_t>>& merged() const { return merged_; }

  /// Fillers in folded form, longest first; empty ones are left out.
  const std::vector<std::u32string>& fillers() const { return fillers_; }

 private:
  char32_t merged(char32_t symbol) const;
  void make_tables();
  uint32_t make_entry(char32_t c) const;
  uint32_t entry_of(char32_t c) const { return c < plane0_.size() ? plane0_[c] : make_entry(c); }
  size_t filler_end(std::string_view text, size_t begin) const;
  template <bool kKeepPunctuation>
  void run(std::string_view text, uint32_t base, FoldedText& out) const;

  std::vector<std::u32string> fillers_;
  std::vector<std::pair<char32_t, char32_t>> merged_;  ///< by `same`: symbol and what it becomes, sorted
  std::vector<uint32_t> plane0_;  ///< entry of each code point below 0x10000 (fold_entry.h)
  std::vector<uint16_t> quick_;   ///< the same for the fast path, in half the room: quick_symbol()
};

}  // namespace zhijian
