// What single code points are and fold to; declared in fold.h. Apart from the Folder, because a program of
// generate/ needs only this.
#include "text/fold.h"
#include "text/fold_entry.h"

namespace zhijian {

using namespace fold_entry;

CharClass classify(char32_t c) {
  // Nearly all that is asked about, known without the tables.
  if (c >= 0x4E00 && c <= 0x9FFF) return CharClass::Character;
  return char_class(base_fold_entry(c));
}

bool is_han(char32_t c) {
  return (base_fold_entry(c) & kHan) != 0;
}

std::u32string fold_code_point(char32_t c) {
  const uint32_t entry = base_fold_entry(c);
  if (entry & kSequence) return std::u32string(sequence_of(entry));
  const char32_t symbol = entry & kSymbolMask;
  return is_invisible(entry) ? std::u32string() : std::u32string(1, symbol);
}

}  // namespace zhijian
