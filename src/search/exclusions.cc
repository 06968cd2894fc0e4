// What takes a match away again: `except`, `ignore_negated`, `alone` (rubric language, In detail 13 and 14).
#include "search/search.h"

namespace zhijian {

void Exclusions::start_call(const CallText& text, const FieldValues& fields) {
  text_ = &text, fields_ = &fields;
  marks_.start_call(text);
  exceptions_.start_call(text);
}

bool Exclusions::excluded(const Search& search, uint32_t turn, uint32_t begin, uint32_t end) {
  if (search.except != nullptr) {
    const Turn& t = text_->turns()[turn];
    const std::u32string_view symbols(text_->folded().symbols.data() + t.first_symbol,
                                      t.last_symbol - t.first_symbol);
    const bool overlaps = exceptions_.overlaps(*search.except, turn, symbols, begin - t.first_symbol,
                                               end - t.first_symbol, *fields_);
    if (overlaps) return true;
  }
  if (search.ignore_negated && marks_.negated(turn, begin)) return true;
  return search.alone && !marks_.alone(*search.alone, turn, begin, end);
}

}  // namespace zhijian
