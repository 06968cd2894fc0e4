#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "search/pattern_matcher.h"

/// Matching by slow and obvious code, which the fast one is held against.
namespace zhijian::test {

using Accept = std::function<bool(uint32_t)>;

/// Tries elements from the left, each in order of preference, without remembering anything.
inline uint32_t slow_match(const Slots& slots, const Pattern& pattern, std::u32string_view text,
                           size_t element, uint32_t at, uint32_t start, const FieldValues& fields,
                           const Accept& accept) {
  constexpr uint32_t kNo = PatternMatcher::kNoMatch;
  if (element == pattern.elements.size()) return at > start && accept(at) ? at : kNo;
  const Element& e = pattern.elements[element];
  const auto go_on = [&](uint32_t next) {
    return slow_match(slots, pattern, text, element + 1, next, start, fields, accept);
  };
  const auto literal = [&](std::u32string_view wanted) {
    return text.substr(at).starts_with(wanted) ? go_on(at + static_cast<uint32_t>(wanted.size())) : kNo;
  };
  switch (e.kind) {
    case Element::Kind::Literal:
      return literal(e.symbols);
    case Element::Kind::Field:
      return fields[e.field] && !fields[e.field]->empty() ? literal(*fields[e.field]) : kNo;
    case Element::Kind::Break: {
      if (at < text.size() && text[at] == kSentenceBreak) {
        if (const uint32_t end = go_on(at + 1); end != kNo) return end;
      }
      return go_on(at);
    }
    case Element::Kind::Gap: {
      uint32_t count = 0;
      for (uint32_t to = at;; ++to) {
        if (count >= e.min) {
          if (const uint32_t end = go_on(to); end != kNo) return end;
        }
        if (to == text.size()) return kNo;
        if (text[to] == kSentenceBreak) continue;
        if (count++ == e.max) return kNo;
      }
    }
    case Element::Kind::Builtin: {
      std::vector<uint32_t> lengths;
      slots.lengths(e.set, text.substr(at), lengths);
      for (const uint32_t length : lengths) {
        if (const uint32_t end = go_on(at + length); end != kNo) return end;
      }
      return kNo;
    }
  }
  return kNo;
}

}  // namespace zhijian::test
