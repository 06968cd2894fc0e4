#include "search/pattern.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/utf8.h"
#include "language/rubric.h"
#include "text/convert.h"

namespace zhijian {

namespace {

/// Expands a phrase part by part, keeping the list of what was possible so far.
class Expansion {
 public:
  Expansion(const PatternContext& context) : context_(context) {}

  /// Appends `parts` to each of `heads`; false if there are too many.
  bool append(const std::vector<PhrasePart>& parts, std::vector<Pattern>& heads) {
    for (const PhrasePart& part : parts) {
      if (!append(part, heads)) return false;
    }
    return true;
  }

 private:
  bool literal() const { return context_.match == Match::Kind::Literal; }

  bool append(const PhrasePart& part, std::vector<Pattern>& heads) {
    switch (part.kind) {
      case PhrasePart::Kind::Text:
        return append_text(part.text, heads);
      case PhrasePart::Kind::Punctuation:
        if (literal()) return append_literal(literal_of(part.text), heads);
        return append_element({.kind = Element::Kind::Break}, heads);
      case PhrasePart::Kind::Gap:
        return append_element({.kind = Element::Kind::Gap, .min = part.min, .max = part.max}, heads);
      case PhrasePart::Kind::Builtin:
        return append_element({.kind = Element::Kind::Builtin, .set = part.builtin}, heads);
      case PhrasePart::Kind::CallField:
        return append_element({.kind = Element::Kind::Field, .field = field_index(part.text)}, heads);
      case PhrasePart::Kind::Choice:
        return append_choices(pointers_to(part.choices, std::identity()), heads);
      case PhrasePart::Kind::Set:
        return append_set(part.text, heads);
    }
    return false;
  }

  /// A text in the author's words and, with regional wording, in the other region's.
  bool append_text(const std::string& text, std::vector<Pattern>& heads) {
    const std::vector<std::string> forms =
        literal() ? std::vector<std::string>{} : regional_forms(text, context_.rubric->opencc);
    if (forms.empty()) return append_literal(literal_of(text), heads);
    std::vector<Pattern> all;
    const auto append_form = [&](const std::string& form, bool regional) {
      std::vector<Pattern> branch = heads;
      append_literal(literal_of(form), branch);
      for (Pattern& pattern : branch) {
        pattern.regional |= regional;
        all.push_back(std::move(pattern));
      }
    };
    append_form(text, false);
    for (const std::string& form : forms) append_form(form, true);
    heads = std::move(all);
    return heads.size() <= kMaxPatternsPerPhrase;
  }

  using Parts = std::vector<PhrasePart>;

  template <typename Item, typename Projection>
  static std::vector<const Parts*> pointers_to(const std::vector<Item>& items, Projection parts) {
    std::vector<const Parts*> pointers;
    for (const Item& item : items) pointers.push_back(&std::invoke(parts, item));
    return pointers;
  }

  bool append_choices(const std::vector<const Parts*>& choices, std::vector<Pattern>& heads) {
    std::vector<Pattern> all;
    for (const Parts* choice : choices) {
      std::vector<Pattern> branch = heads;
      if (context_.note_ways) {
        for (Pattern& pattern : branch) pattern.ways.push_back(choice);
      }
      if (!append(*choice, branch)) return false;
      all.insert(all.end(), std::make_move_iterator(branch.begin()), std::make_move_iterator(branch.end()));
      if (all.size() > kMaxPatternsPerPhrase) return false;
    }
    heads = std::move(all);
    return true;
  }

  bool append_set(const std::string& name, std::vector<Pattern>& heads) {
    const PhraseSet* set = find_set(name);
    if (set == nullptr) return true;  // The loader has reported it.
    const PhraseSet* outer = inside_;
    inside_ = set;
    const bool fits = append_choices(pointers_to(set->phrases, &Phrase::parts), heads);
    inside_ = outer;
    return fits;
  }

  /// `<name>` inside the set of that name is the set that it replaces.
  const PhraseSet* find_set(const std::string& name) const {
    if (inside_ == nullptr || inside_->name != name) return context_.rubric->find_phrases(name);
    return inside_->inherited.empty() ? nullptr : &inside_->inherited.front();
  }

  Element literal_of(const std::string& text) const {
    Element element{.kind = Element::Kind::Literal};
    for (const char32_t c : to_utf32(text)) {
      // A dot that the parser left in a text stands between letters or digits, where it is a character.
      const bool as_is = literal() || c == U'.';
      const std::u32string symbols = as_is ? std::u32string(1, c) : context_.folder->fold_character(c);
      element.symbols += symbols;
      element.given.append(symbols.size(), symbols.size() == 1 ? c : 0);
    }
    return element;
  }

  bool append_literal(Element literal, std::vector<Pattern>& heads) {
    if (literal.symbols.empty()) return true;
    for (Pattern& head : heads) {
      const bool joins = !head.elements.empty() && head.elements.back().kind == Element::Kind::Literal;
      if (joins) {
        head.elements.back().symbols += literal.symbols;
        head.elements.back().given += literal.given;
      } else {
        head.elements.push_back(literal);
      }
    }
    return true;
  }

  bool append_element(const Element& element, std::vector<Pattern>& heads) {
    for (Pattern& head : heads) head.elements.push_back(element);
    return true;
  }

  uint32_t field_index(const std::string& field) {
    std::vector<std::string>& fields = *context_.fields;
    for (size_t i = 0; i < fields.size(); ++i) {
      if (fields[i] == field) return static_cast<uint32_t>(i);
    }
    fields.push_back(field);
    return static_cast<uint32_t>(fields.size() - 1);
  }

  const PatternContext& context_;
  const PhraseSet* inside_ = nullptr;
};

/// Punctuation at a phrase's edge means nothing.
void trim_breaks(Pattern& pattern) {
  std::vector<Element>& elements = pattern.elements;
  while (!elements.empty() && elements.back().kind == Element::Kind::Break) elements.pop_back();
  while (!elements.empty() && elements.front().kind == Element::Kind::Break) elements.erase(elements.begin());
}

bool same_elements(const Pattern& a, const Pattern& b) {
  if (a.elements.size() != b.elements.size()) return false;
  for (size_t i = 0; i < a.elements.size(); ++i) {
    const Element &x = a.elements[i], &y = b.elements[i];
    if (x.kind != y.kind || x.symbols != y.symbols || x.given != y.given || x.min != y.min ||
        x.max != y.max || x.set != y.set || x.field != y.field) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::pair<uint32_t, uint32_t> size_range(const Element& element) {
  switch (element.kind) {
    case Element::Kind::Literal: {
      const auto size = static_cast<uint32_t>(element.symbols.size());
      return {size, size};
    }
    case Element::Kind::Break:
      return {0, 1};
    case Element::Kind::Gap:
      return {element.min, 2 * element.max + 1};
    case Element::Kind::Builtin:
      return Slots::size_range(element.set);
    case Element::Kind::Field:
      return {0, 4096};
  }
  return {};
}

uint32_t Pattern::literal_size() const {
  size_t size = 0;
  for (const Element& element : elements) size += element.symbols.size();
  return static_cast<uint32_t>(size);
}

std::vector<Pattern> make_patterns(const Phrase& phrase, uint32_t phrase_index,
                                   const PatternContext& context) {
  std::vector<Pattern> patterns(1);
  if (!Expansion(context).append(phrase.parts, patterns)) return {};
  std::vector<Pattern> kept;
  for (Pattern& pattern : patterns) {
    if (context.match != Match::Kind::Literal) trim_breaks(pattern);
    if (pattern.elements.empty()) continue;
    pattern.phrase = phrase_index;
    const bool known = kept.size() < 64 && std::any_of(kept.begin(), kept.end(), [&](const Pattern& other) {
                         return same_elements(pattern, other);
                       });
    if (!known) kept.push_back(std::move(pattern));
  }
  return kept;
}

}  // namespace zhijian
