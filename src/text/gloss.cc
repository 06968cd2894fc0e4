#include "text/gloss.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/sounds.h"

namespace zhijian {
namespace {

/// Longer brackets are no gloss; bounds the work for an unclosed one.
constexpr size_t kLongestGloss = 200;

struct MarkedLetter {
  char32_t letter;  ///< in lower case
  std::string_view plain;
  bool has_tone;
};

constexpr MarkedLetter kMarkedLetters[] = {
    {U'ā', "a", true}, {U'á', "a", true}, {U'ǎ', "a", true},  {U'à', "a", true},  {U'ē', "e", true},
    {U'é', "e", true}, {U'ě', "e", true}, {U'è', "e", true},  {U'ê', "e", false}, {U'ế', "e", true},
    {U'ề', "e", true}, {U'ī', "i", true}, {U'í', "i", true},  {U'ǐ', "i", true},  {U'ì', "i", true},
    {U'ō', "o", true}, {U'ó', "o", true}, {U'ǒ', "o", true},  {U'ò', "o", true},  {U'ū', "u", true},
    {U'ú', "u", true}, {U'ǔ', "u", true}, {U'ù', "u", true},  {U'ü', "v", false}, {U'ǖ', "v", true},
    {U'ǘ', "v", true}, {U'ǚ', "v", true}, {U'ǜ', "v", true},  {U'ń', "n", true},  {U'ň', "n", true},
    {U'ǹ', "n", true}, {U'ḿ', "m", true}, {U'ă', "a", true},  {U'ĕ', "e", true},  {U'ĭ', "i", true},
    {U'ŏ', "o", true}, {U'ŭ', "u", true}, {U'ɑ', "a", false}, {U'ɡ', "g", false},
};

constexpr bool is_combining_tone(char32_t c) {
  return c == 0x300 || c == 0x301 || c == 0x304 || c == 0x306 || c == 0x30C;
}
constexpr char32_t kCombiningDiaeresis = 0x308;

/// Between syllables; white space is too.
constexpr bool is_separator(char32_t c) {
  return c == '\'' || c == U'’' || c == '-' || c == U'·' || c == ',' || c == U'，' || c == U'、' || c == '/';
}

/// True for toneless syllables one after the other, perhaps with an erhua r behind (huar); also for nothing.
bool is_pinyin(std::string_view letters) {
  constexpr size_t kLongestSyllable = 6;
  std::vector<bool> reachable(letters.size() + 1);
  reachable[0] = true;
  for (size_t begin = 0; begin < letters.size(); ++begin) {
    if (!reachable[begin]) continue;
    const size_t longest = std::min(kLongestSyllable, letters.size() - begin);
    for (size_t length = 1; length <= longest; ++length) {
      if (find_syllable(letters.substr(begin, length))) reachable[begin + length] = true;
    }
    if (begin > 0 && letters[begin] == 'r') reachable[begin + 1] = true;
  }
  return reachable.back();
}

/// Reads the inside of a gloss, letter by letter.
class GlossReader {
 public:
  /// False where no gloss has such a character.
  bool take(char32_t c) {
    if (is_separator(c)) return end_word();
    if (is_combining_tone(c)) return !word_.empty() && (has_tone_ = true);
    if (c == kCombiningDiaeresis) return !word_.empty() && word_.back() == 'u' && (word_.back() = 'v', true);
    const std::u32string folded = fold_code_point(c);
    if (folded.empty()) return end_word();
    if (folded.size() != 1) return false;
    if (folded[0] >= '1' && folded[0] <= '5') return take_tone_digit();
    if (folded[0] >= 'a' && folded[0] <= 'z') return word_ += static_cast<char>(folded[0]), true;
    for (const MarkedLetter& marked : kMarkedLetters) {
      if (marked.letter != folded[0]) continue;
      word_ += marked.plain;
      has_tone_ |= marked.has_tone;
      return true;
    }
    return false;
  }

  bool finish() { return end_word() && has_tone_; }

 private:
  bool take_tone_digit() {
    if (word_.empty()) return false;
    if (word_.size() >= 2) has_tone_ = true;
    return end_word();
  }

  bool end_word() {
    const bool is_word = is_pinyin(word_);
    word_.clear();
    return is_word;
  }

  std::string word_;
  bool has_tone_ = false;
};

}  // namespace

size_t gloss_length(std::string_view text, size_t begin) {
  const std::string_view rest = text.substr(begin, kLongestGloss);
  GlossReader reader;
  size_t at = utf8_length(static_cast<unsigned char>(rest[0]));
  while (at < rest.size() && at + utf8_length(static_cast<unsigned char>(rest[at])) <= rest.size()) {
    const char32_t c = decode_utf8(rest, at);
    if (c == ')' || c == U'）') return reader.finish() ? at : 0;
    if (!reader.take(c)) return 0;
  }
  return 0;
}

}  // namespace zhijian
