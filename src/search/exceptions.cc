#include "search/exceptions.h"

#include <algorithm>

namespace zhijian {

void Exceptions::finish() {
  for (uint32_t p = 0; p < patterns.size(); ++p) {
    const Element& first = patterns[p].elements.front();
    if (first.kind == Element::Kind::Literal) {
      by_first[first.symbols[0]].push_back(p);
      first_hashes |= uint64_t{1} << first.symbols[0] % 64;
    } else {
      anywhere.push_back(p);
    }
    uint32_t most = 0;
    for (const Element& element : patterns[p].elements) {
      if (element.kind == Element::Kind::Field) {
        fields.push_back(element.field);
      } else {
        most += size_range(element).second;
      }
    }
    most_symbols = std::max(most_symbols, most);
  }
}

bool ExceptionFinder::overlaps(const Exceptions& exceptions, uint32_t turn, std::u32string_view symbols,
                               uint32_t begin, uint32_t end, const FieldValues& fields) {
  Known& known = known_[&exceptions];
  uint32_t most = exceptions.most_symbols;
  for (const uint32_t field : exceptions.fields) {
    if (fields[field]) most += static_cast<uint32_t>(fields[field]->size());
  }
  const uint32_t first = begin > most ? begin - most : 0;
  // Hits come nearly in order of place, so what is tried is mostly one stretch that grows.
  const bool is_apart =
      known.call != call_ || known.turn != turn || first > known.last_tried || end < known.first_tried;
  if (is_apart) {
    known.call = call_, known.turn = turn, known.first_tried = known.last_tried = first;
    known.spans.clear(), known.ends.clear();
  }
  if (first < known.first_tried) {
    Known before{.first_tried = first, .last_tried = first};
    look(exceptions, symbols, first, known.first_tried, fields, before);
    for (const Span span : known.spans) before.spans.push_back(span);
    known.spans.swap(before.spans);
    known.first_tried = first;
    known.ends.clear();
  }
  if (end > known.last_tried)
    look(exceptions, symbols, known.last_tried, end, fields, known), known.last_tried = end;
  for (size_t i = known.ends.size(); i < known.spans.size(); ++i) {
    known.ends.push_back(std::max(i == 0 ? 0 : known.ends[i - 1], known.spans[i].end));
  }
  // Of those that begin before the hit's end, the one that ends last.
  const auto after = std::partition_point(known.spans.begin(), known.spans.end(),
                                          [&](Span span) { return span.begin < end; });
  return after != known.spans.begin() &&
         known.ends[static_cast<size_t>(after - known.spans.begin()) - 1] > begin;
}

void ExceptionFinder::look(const Exceptions& exceptions, std::u32string_view symbols, uint32_t first,
                           uint32_t last, const FieldValues& fields, Known& known) {
  for (uint32_t start = first; start < last; ++start) {
    for (const uint32_t p : exceptions.anywhere)
      try_at(exceptions.patterns[p], symbols, start, fields, known);
    if ((exceptions.first_hashes >> symbols[start] % 64 & 1) == 0) continue;
    const auto found = exceptions.by_first.find(symbols[start]);
    if (found == exceptions.by_first.end()) continue;
    for (const uint32_t p : found->second) try_at(exceptions.patterns[p], symbols, start, fields, known);
  }
}

void ExceptionFinder::try_at(const Pattern& pattern, std::u32string_view symbols, uint32_t start,
                             const FieldValues& fields, Known& known) {
  const uint32_t stop =
      matcher_.match(pattern, Match::Kind::Normal, symbols, start, fields, [](uint32_t) { return true; });
  if (stop != PatternMatcher::kNoMatch) known.spans.push_back({start, stop});
}

}  // namespace zhijian
