#include "compare/quality/same_searches.h"

#include <algorithm>
#include <set>
#include <span>

#include "search/compiled_rubric.h"

namespace zhijian {

namespace {

using Patterns = std::span<const Pattern>;

/// What would take longer is not sure.
constexpr size_t kMostComparisons = 100'000;

bool same(const Element& a, const Element& b) {
  return a.kind == b.kind && a.symbols == b.symbols && a.min == b.min && a.max == b.max && a.set == b.set &&
         a.field == b.field;
}

bool same(const Pattern& a, const Pattern& b) {
  return std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(),
                    [](const Element& x, const Element& y) { return same(x, y); });
}

bool has(Patterns patterns, const Pattern& wanted) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return same(p, wanted); });
}

bool is_literal(const Element& element) {
  return element.kind == Element::Kind::Literal;
}

/// The symbols of a pattern of nothing but one literal; empty for others.
std::u32string_view words_of(const Pattern& pattern) {
  const bool plain = pattern.elements.size() == 1 && is_literal(pattern.elements.front());
  return plain ? std::u32string_view(pattern.elements.front().symbols) : std::u32string_view();
}

/// True if the elements of `part` stand in `whole`, literals at the ends perhaps inside longer ones: then
/// whoever says the whole says the part.
bool holds(const Pattern& whole, const Pattern& part) {
  const size_t size = part.elements.size();
  if (size > whole.elements.size()) return false;
  for (size_t first = 0; first + size <= whole.elements.size(); ++first) {
    const auto fits = [&](size_t i) {
      const Element &outer = whole.elements[first + i], &inner = part.elements[i];
      if (!is_literal(outer) || !is_literal(inner)) return same(outer, inner);
      if (size == 1) return outer.symbols.find(inner.symbols) != std::u32string::npos;
      if (i == 0) return outer.symbols.ends_with(inner.symbols);
      if (i == size - 1) return outer.symbols.starts_with(inner.symbols);
      return outer.symbols == inner.symbols;
    };
    bool all = true;
    for (size_t i = 0; i < size && all; ++i) all = fits(i);
    if (all) return true;
  }
  return false;
}

/// True if wherever `phrase` overlaps `exception`, it overlaps one of `others` that is said with the
/// exception.
bool excluded_anyway(std::u32string_view phrase, std::u32string_view exception, Patterns others) {
  const auto length = static_cast<std::ptrdiff_t>(phrase.size());
  const auto end = static_cast<std::ptrdiff_t>(exception.size());
  for (std::ptrdiff_t at = 1 - length; at < end; ++at) {
    bool possible = true;
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(at, 0); i < std::min(at + length, end) && possible;
         ++i) {
      possible = phrase[static_cast<size_t>(i - at)] == exception[static_cast<size_t>(i)];
    }
    if (!possible) continue;
    const bool covered = std::any_of(others.begin(), others.end(), [&](const Pattern& other) {
      const std::u32string_view words = words_of(other);
      const auto size = static_cast<std::ptrdiff_t>(words.size());
      for (size_t from = 0; size > 0 && (from = exception.find(words, from)) != std::u32string_view::npos;
           ++from) {
        const auto begin = static_cast<std::ptrdiff_t>(from);
        if (begin < at + length && at < begin + size) return true;
      }
      return false;
    });
    if (!covered) return false;
  }
  return true;
}

/// The searches of conditions with `times`, for which one hit more or less may matter.
void collect_counted(const Node& node, std::set<uint32_t>& counted) {
  if (node.scope.times && node.search != kNone) counted.insert(node.search);
  for (const Node& part : node.parts) collect_counted(part, counted);
}

std::set<uint32_t> counted_searches(const CompiledRubric& rubric) {
  std::set<uint32_t> counted;
  for (const CompiledCondition& moment : rubric.moments) collect_counted(moment.node, counted);
  for (const CompiledRule& rule : rubric.rules) {
    for (const auto* condition : {&rule.when, &rule.require, &rule.forbid}) {
      if (*condition) collect_counted((*condition)->node, counted);
    }
  }
  return counted;
}

Patterns patterns_of(const CompiledRubric& rubric, const Search& search) {
  if (search.kind == Search::Kind::Regex) return {};
  return Patterns(rubric.patterns).subspan(search.first_pattern, search.last_pattern - search.first_pattern);
}

Patterns exceptions_of(const Search& search) {
  return search.except == nullptr ? Patterns() : Patterns(search.except->patterns);
}

std::vector<std::string> texts_of(const Search& search) {
  return search.except == nullptr ? std::vector<std::string>() : search.except->texts;
}

/// The patterns of `before` that `after` lacks. What was taken away leaves the others in their order.
std::vector<const Pattern*> lost_patterns(Patterns before, Patterns after) {
  std::vector<const Pattern*> lost;
  size_t next = 0;
  for (const Pattern& pattern : before) {
    if (next < after.size() && same(pattern, after[next])) {
      ++next;
    } else {
      lost.push_back(&pattern);
    }
  }
  if (lost.size() * after.size() > kMostComparisons) return lost;
  std::erase_if(lost, [&](const Pattern* pattern) { return has(after, *pattern); });
  return lost;
}

bool phrases_find_the_same(Patterns before, Patterns after, bool longer_ones_too) {
  const std::vector<const Pattern*> lost = lost_patterns(before, after);
  if (lost.size() * after.size() > kMostComparisons) return false;
  return std::all_of(lost.begin(), lost.end(), [&](const Pattern* pattern) {
    return longer_ones_too && std::any_of(after.begin(), after.end(),
                                          [&](const Pattern& other) { return holds(*pattern, other); });
  });
}

bool exclude_the_same(Patterns phrases, Patterns before, Patterns after) {
  const std::vector<const Pattern*> lost = lost_patterns(before, after);
  if (lost.size() * phrases.size() > kMostComparisons) return false;
  return std::all_of(lost.begin(), lost.end(), [&](const Pattern* exception) {
    const std::u32string_view words = words_of(*exception);
    return !words.empty() && std::all_of(phrases.begin(), phrases.end(), [&](const Pattern& phrase) {
      return !words_of(phrase).empty() && excluded_anyway(words_of(phrase), words, after);
    });
  });
}

}  // namespace

bool certainly_finds_the_same(const CompiledRubric& original, const CompiledRubric& variant) {
  if (original.searches.size() != variant.searches.size()) return false;
  const std::set<uint32_t> counted = counted_searches(original);
  for (uint32_t s = 0; s < original.searches.size(); ++s) {
    const Search &old = original.searches[s], &now = variant.searches[s];
    const Patterns before = patterns_of(original, old), after = patterns_of(variant, now);
    const bool any_hit_will_do =
        old.match.kind == Match::Kind::Normal && !old.alone && !old.ignore_negated && !counted.contains(s);
    if (!phrases_find_the_same(before, after, any_hit_will_do)) return false;
    if (old.kind == Search::Kind::Phrases &&
        !exclude_the_same(before, exceptions_of(old), exceptions_of(now)))
      return false;
    if (old.kind == Search::Kind::Regex && texts_of(old) != texts_of(now)) return false;
  }
  return true;
}

}  // namespace zhijian
