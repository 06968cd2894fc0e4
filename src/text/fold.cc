#include "text/fold.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold_entry.h"
#include "text/gloss.h"

namespace zhijian {
namespace {

using namespace fold_entry;

bool is_ascii_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What the `.` at `at` is: a character in `3.5` and `a.b`, a pause in `...`, else an end.
CharClass class_of_dot(std::string_view text, size_t at) {
  const char before = at > 0 ? text[at - 1] : '\0';
  const char after = at + 1 < text.size() ? text[at + 1] : '\0';
  if (before == '.' || after == '.') return CharClass::Pause;
  return is_ascii_alphanumeric(before) && is_ascii_alphanumeric(after) ? CharClass::Character
                                                                       : CharClass::SentenceEnd;
}

/// True where the last visible code point before `at` is Han, glosses not counted: the last one ended at
/// `gloss_end`.
bool follows_han(std::string_view text, size_t at, size_t gloss_end) {
  while (at > 0) {
    if (at == gloss_end) return true;
    do --at;
    while ((static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u);
    size_t next = at;
    const uint32_t entry = base_fold_entry(decode_utf8(text, next));
    if (!is_invisible(entry)) return (entry & kHan) != 0;
  }
  return false;
}

/// Appends symbols to a FoldedText. Its vectors are longer than what they hold meanwhile, so that a symbol
/// costs two stores and no question for room.
class Writer {
 public:
  /// `expected`: how many symbols will hardly be exceeded.
  Writer(FoldedText& out, size_t expected) : out_(out), count_(out.symbols.size()) {
    make_room(count_ + expected);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    out_.symbols.resize(count_, boost::container::default_init);
    out_.offsets.resize(count_, boost::container::default_init);
  }

  /// Goes over the characters from `at` on whose quick symbols are above `kStop`: they leave that symbol, or
  /// nothing where it is kQuickNothing. With kQuickEnd the ends of sentences are among them. Gives the place
  /// of the first other character, or the end.
  template <uint16_t kStop>
  size_t put_plain(std::string_view text, size_t at, uint32_t base, const uint16_t* quick) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    while (at < text.size()) {
      if (count_ == room_) make_room(2 * room_);
      const size_t end = std::min(text.size(), at + (room_ - count_));
      char32_t* const symbols = symbols_;
      uint32_t* const offsets = offsets_;
      size_t count = count_;
      bool stop = false;
      while (at < end) {
        size_t length = 1;
        char32_t c = byte(at);
        if (c - 0xE0u < 0x10) {
          // Nearly all; the bits that mark the bytes are the same in each and taken off together.
          constexpr char32_t kMarks = (0xE0u << 12) + (0x80u << 6) + 0x80u;
          c = (c << 12) + (char32_t{byte(at + 1)} << 6) + byte(at + 2) - kMarks;
          length = 3;
        } else if (c >= 0xF0) {
          stop = true;
          break;
        } else if (c >= 0x80) {
          c = (c & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu);
          length = 2;
        }
        const uint16_t symbol = quick[c];
        if (symbol <= kStop) {
          stop = symbol != kQuickEnd || kStop != kQuickEnd;
          if (stop) break;
          // One of several ends of sentences that stand together.
          symbols[count] = kSentenceBreak;
          offsets[count] = base + static_cast<uint32_t>(at);
          count += count == 0 || symbols[count - 1] != kSentenceBreak;
          at += length;
          continue;
        }
        symbols[count] = symbol;
        offsets[count] = base + static_cast<uint32_t>(at);
        // Written in any case and counted only if it stays: pauses are too frequent for a branch.
        count += symbol != kQuickNothing;
        at += length;
      }
      count_ = count;
      if (stop) break;
    }
    return at;
  }

  void put(char32_t symbol, uint32_t offset) {
    if (count_ == room_) make_room(2 * room_);
    symbols_[count_] = symbol;
    offsets_[count_] = offset;
    ++count_;
  }

  void put_sentence_break(uint32_t offset) {
    if (count_ > 0 && symbols_[count_ - 1] == kSentenceBreak) return;
    put(kSentenceBreak, offset);
  }

 private:
  void make_room(size_t room) {
    out_.symbols.resize(room, boost::container::default_init);
    out_.offsets.resize(room, boost::container::default_init);
    symbols_ = out_.symbols.data();
    offsets_ = out_.offsets.data();
    room_ = room;
  }

  FoldedText& out_;
  char32_t* symbols_ = nullptr;
  uint32_t* offsets_ = nullptr;
  size_t count_;
  size_t room_ = 0;
};

}  // namespace

template <bool kKeepPunctuation>
void Folder::run(std::string_view text, uint32_t base, FoldedText& out) const {
  constexpr uint16_t kStop = kKeepPunctuation ? kQuickNothing : kQuickEnd;
  Writer writer(out, text.size());
  const uint16_t* const quick = quick_.data();
  size_t gloss_end = 0;
  size_t at = 0;
  while ((at = writer.put_plain<kStop>(text, at, base, quick)) < text.size()) {
    const size_t begin = at;
    const uint32_t offset = base + static_cast<uint32_t>(begin);
    const char32_t c = decode_utf8(text, at);
    const uint32_t entry = entry_of(c);
    const CharClass kind = c == '.' ? class_of_dot(text, begin) : char_class(entry);

    if (kind == CharClass::Character) {
      if (entry & kFillerStart) {
        if (const size_t end = filler_end(text, begin); end > 0) {
          at = end;
          continue;
        }
      }
      if (c == '.') writer.put(c, offset);
      for (const char32_t symbol : fold_character(c)) writer.put(symbol, offset);
      continue;
    }
    if (is_round_bracket(c) && follows_han(text, begin, gloss_end)) {
      if (const size_t length = gloss_length(text, begin); length > 0) {
        at = gloss_end = begin + length;
        continue;
      }
    }
    if constexpr (kKeepPunctuation) {
      for (const char32_t symbol : fold_code_point(c)) writer.put(symbol, offset);
    } else if (kind == CharClass::SentenceEnd) {
      writer.put_sentence_break(offset);
    }
  }
}

size_t Folder::filler_end(std::string_view text, size_t begin) const {
  for (const std::u32string& filler : fillers_) {
    size_t at = begin;
    std::u32string_view rest = filler;
    size_t gloss_end = 0;
    while (!rest.empty() && at < text.size()) {
      const size_t place = at;
      const char32_t c = decode_utf8(text, at);
      const uint32_t entry = entry_of(c);
      if (is_invisible(entry)) continue;
      if (is_round_bracket(c) && follows_han(text, place, gloss_end)) {
        const size_t length = gloss_length(text, place);
        if (length == 0) break;
        at = gloss_end = place + length;
        continue;
      }
      if (char_class(entry) != CharClass::Character) break;
      const std::u32string symbols = fold_character(c);
      if (!rest.starts_with(symbols)) break;
      rest.remove_prefix(symbols.size());
    }
    if (rest.empty()) return at;
  }
  return 0;
}

void Folder::fold(std::string_view text, uint32_t base, FoldedText& out) const {
  run<false>(text, base, out);
}

void Folder::fold_keeping_punctuation(std::string_view text, uint32_t base, FoldedText& out) const {
  run<true>(text, base, out);
}

}  // namespace zhijian
