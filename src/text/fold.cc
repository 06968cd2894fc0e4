#include "text/fold.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold_entry.h"
#include "text/gloss.h"

namespace zhijian {
namespace {

using namespace fold_entry;

constexpr char32_t kPlane0End = 0x10000;

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

}  // namespace

/// Writes symbols behind those of a FoldedText. The vectors are made large enough first and cut at the end,
/// so that a symbol costs two stores.
class Folder::Writer {
 public:
  Writer(FoldedText& out, size_t room) : out_(out), size_(out.symbols.size()), run_begin_(size_) {
    make_room(room);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    out_.symbols.resize(size_);
    out_.offsets.resize(size_);
  }

  /// There must be room.
  void put(char32_t symbol, uint32_t offset) {
    symbols_[size_] = symbol;
    offsets_[size_] = offset;
    ++size_;
  }

  void make_room(size_t room) {
    if (out_.symbols.size() >= size_ + room) return;
    out_.symbols.resize(size_ + room);
    out_.offsets.resize(size_ + room);
    symbols_ = out_.symbols.data();
    offsets_ = out_.offsets.data();
  }

  void note_filler_start() { may_have_fillers_ = true; }

  /// Ends a run of characters that no punctuation interrupts, which is where fillers are looked for.
  void end_run(const std::vector<std::u32string>& fillers) {
    if (may_have_fillers_) remove_fillers(fillers);
    may_have_fillers_ = false;
    run_begin_ = size_;
  }

  void put_sentence_break(uint32_t offset) {
    if (size_ > 0 && symbols_[size_ - 1] == kSentenceBreak) return;
    put(kSentenceBreak, offset);
    run_begin_ = size_;
  }

 private:
  void remove_fillers(const std::vector<std::u32string>& fillers) {
    const std::u32string_view run(symbols_ + run_begin_, size_ - run_begin_);
    size_t kept = run_begin_;
    for (size_t at = 0; at < run.size();) {
      const auto filler = std::find_if(fillers.begin(), fillers.end(), [&](const std::u32string& candidate) {
        return run.substr(at).starts_with(candidate);
      });
      if (filler != fillers.end()) {
        at += filler->size();
        continue;
      }
      offsets_[kept] = offsets_[run_begin_ + at];
      symbols_[kept++] = run[at++];
    }
    size_ = kept;
  }

  FoldedText& out_;
  size_t size_;
  size_t run_begin_;
  bool may_have_fillers_ = false;
  char32_t* symbols_ = nullptr;
  uint32_t* offsets_ = nullptr;
};

Folder::Folder(const FoldOptions& options) : plane0_(kPlane0End) {
  for (char32_t c = 0; c < kPlane0End; ++c) plane0_[c] = base_fold_entry(c);
  merge(options.same);
  for (const std::string& filler : options.fillers) {
    FoldedText folded;
    fold(filler, 0, folded);
    std::u32string symbols(folded.symbols.begin(), folded.symbols.end());
    std::erase(symbols, kSentenceBreak);
    if (!symbols.empty()) fillers_.push_back(symbols);
  }
  std::stable_sort(fillers_.begin(), fillers_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  mark_filler_starts();
}

void Folder::merge(const std::vector<std::vector<std::string>>& same) {
  // Root of each symbol that a list names, in a union-find over the few symbols that there are.
  std::vector<std::pair<char32_t, char32_t>> parents;
  const auto parent_of = [&](char32_t symbol) -> char32_t& {
    for (auto& [from, to] : parents) {
      if (from == symbol) return to;
    }
    return parents.emplace_back(symbol, symbol).second;
  };
  const auto find = [&](char32_t symbol) {
    while (parent_of(symbol) != symbol) symbol = parent_of(symbol);
    return symbol;
  };
  for (const std::vector<std::string>& list : same) {
    std::u32string symbols;
    for (const std::string& item : list) {
      const std::u32string character = to_utf32(item);
      if (character.size() != 1 || classify(character[0]) != CharClass::Character) continue;
      const std::u32string folded = fold_code_point(character[0]);
      if (folded.size() == 1) symbols += folded;
    }
    for (const char32_t symbol : symbols) parent_of(find(symbol)) = find(symbols[0]);
  }
  for (const auto& [symbol, parent] : parents) {
    const char32_t root = find(parent);
    if (root != symbol) merged_.emplace_back(symbol, root);
  }
  std::sort(merged_.begin(), merged_.end());
  if (merged_.empty()) return;
  for (uint32_t& entry : plane0_) {
    if ((entry & (kSequence | kPunctuation)) == 0)
      entry = (entry & ~kSymbolMask) | merged(entry & kSymbolMask);
  }
}

char32_t Folder::merged(char32_t symbol) const {
  const auto at = std::lower_bound(merged_.begin(), merged_.end(), std::pair{symbol, char32_t{0}});
  return at != merged_.end() && at->first == symbol ? at->second : symbol;
}

bool Folder::starts_filler(char32_t symbol) const {
  return std::any_of(fillers_.begin(), fillers_.end(),
                     [&](const auto& filler) { return filler[0] == symbol; });
}

void Folder::mark_filler_starts() {
  if (fillers_.empty()) return;
  for (uint32_t& entry : plane0_) {
    const bool is_character = (entry & kSlow) == 0;
    if (is_character && starts_filler(entry & kSymbolMask)) entry |= kFillerStart;
  }
}

uint32_t Folder::supplementary_entry(char32_t c) const {
  const uint32_t entry = base_fold_entry(c);
  if ((entry & kSlow) != 0) return entry;
  const char32_t symbol = merged(entry & kSymbolMask);
  const uint32_t flag = starts_filler(symbol) ? kFillerStart : 0;
  return (entry & ~kSymbolMask) | flag | symbol;
}

template <bool kKeepPunctuation>
void Folder::run(std::string_view text, uint32_t base, FoldedText& out) const {
  Writer writer(out, text.size());
  const uint32_t* const plane0 = plane0_.data();
  size_t gloss_end = 0;
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = at;
    const uint32_t offset = base + static_cast<uint32_t>(begin);
    const char32_t c = decode_utf8(text, at);
    const uint32_t entry = c < kPlane0End ? plane0[c] : supplementary_entry(c);
    if ((entry & kSlow) == 0) {
      writer.put(entry & kSymbolMask, offset);
      continue;
    }
    CharClass kind = char_class(entry);
    if (c == '.') kind = class_of_dot(text, begin);

    if (kind == CharClass::Character) {
      if (entry & kSequence) {
        const std::u32string_view symbols = sequence_of(entry);
        writer.make_room(symbols.size() + text.size() - at);
        for (const char32_t symbol : symbols) {
          if (starts_filler(merged(symbol))) writer.note_filler_start();
          writer.put(merged(symbol), offset);
        }
      } else {
        if (entry & kFillerStart) writer.note_filler_start();
        writer.put(entry & kSymbolMask, offset);
      }
      continue;
    }
    if ((entry & kPunctuation) == 0) continue;
    if ((c == '(' || c == U'（') && follows_han(text, begin, gloss_end)) {
      if (const size_t length = gloss_length(text, begin); length > 0) {
        at = gloss_end = begin + length;
        continue;
      }
    }
    writer.end_run(fillers_);
    if constexpr (kKeepPunctuation) {
      const std::u32string symbols = fold_code_point(c);
      writer.make_room(symbols.size() + text.size() - at);
      for (const char32_t symbol : symbols) writer.put(symbol, offset);
      writer.end_run({});
    } else if (kind == CharClass::SentenceEnd) {
      writer.put_sentence_break(offset);
    }
  }
  writer.end_run(fillers_);
}

void Folder::fold(std::string_view text, uint32_t base, FoldedText& out) const {
  run<false>(text, base, out);
}

void Folder::fold_keeping_punctuation(std::string_view text, uint32_t base, std::string& out,
                                      std::vector<uint32_t>& offsets) const {
  FoldedText folded;
  run<true>(text, base, folded);
  for (size_t i = 0; i < folded.symbols.size(); ++i) {
    append_utf8(folded.symbols[i], out);
    offsets.resize(out.size(), folded.offsets[i]);
  }
}

std::u32string Folder::fold_character(char32_t c) const {
  if (classify(c) != CharClass::Character) return {};
  std::u32string symbols = fold_code_point(c);
  for (char32_t& symbol : symbols) symbol = merged(symbol);
  return symbols;
}

}  // namespace zhijian
