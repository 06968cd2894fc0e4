#include "search/pattern_matcher.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"

namespace zhijian {

namespace {

bool is_variable(const Element& element) {
  return element.kind == Element::Kind::Gap || element.kind == Element::Kind::Builtin;
}

}  // namespace

bool PatternMatcher::symbols_agree(char32_t a, char32_t b, Match::Kind kind) const {
  if (a == b) return true;
  const bool fuzzy = kind == Match::Kind::FuzzyHomophone;
  return (fuzzy || kind == Match::Kind::Homophone) && sounds_->alike(a, b, fuzzy);
}

void PatternMatcher::begin(const Pattern& pattern, Match::Kind kind, std::u32string_view text, uint32_t start,
                           const FieldValues& fields) {
  pattern_ = &pattern, kind_ = kind, text_ = text, start_ = start, fields_ = &fields;
  const std::vector<Element>& elements = pattern.elements;
  remember_ = std::count_if(elements.begin(), elements.end(), is_variable) > 1;
  if (remember_) {
    window_ = 1;
    for (const Element& element : elements) {
      const auto symbols = static_cast<uint32_t>(element.symbols.size());
      window_ += is_variable(element) ? std::max(2 * element.max + 2, Slots::kMaxSymbols) : symbols + 1;
      if (element.kind == Element::Kind::Field && fields[element.field]) {
        window_ += static_cast<uint32_t>(fields[element.field]->size());
      }
    }
    visited_.assign((elements.size() + 1) * window_ / 64 + 1, 0);
  }
  stack_.clear();
  path_.resize(elements.size() + 1);
  push(0, start);
}

void PatternMatcher::push(uint32_t element, uint32_t at) {
  stack_.push_back({element, at});
}

bool PatternMatcher::literal_fits(std::u32string_view symbols, uint32_t at) const {
  if (text_.size() - at < symbols.size()) return false;
  for (size_t i = 0; i < symbols.size(); ++i) {
    if (!symbols_agree(symbols[i], text_[at + i], kind_)) return false;
  }
  return true;
}

uint32_t PatternMatcher::digits_as_given(uint32_t at, uint32_t size) const {
  if (call_ == nullptr) return size;
  const FoldedText& folded = call_->folded();
  const std::less<> before;
  const char32_t* const first = text_.data() + at;
  const bool is_of_call =
      !before(first, folded.symbols.data()) && before(first, folded.symbols.data() + folded.size());
  if (!is_of_call) return size;
  const auto begin = static_cast<uint32_t>(first - folded.symbols.data());
  for (uint32_t i = 0; i < size; ++i) {
    size_t offset = folded.offsets[begin + i];
    if (slots_.is_no_digit(first[i], decode_utf8(call_->call().text, offset))) return i;
  }
  return size;
}

uint32_t PatternMatcher::next() {
  while (!stack_.empty()) {
    const Choice choice = stack_.back();
    stack_.pop_back();
    if (remember_) {
      const size_t bit = static_cast<size_t>(choice.element) * window_ + (choice.at - start_);
      uint64_t& word = visited_[bit / 64];
      const uint64_t mask = uint64_t{1} << bit % 64;
      if ((word & mask) != 0) continue;
      word |= mask;
    }
    // Depth first: the choices of a parent are all popped before another parent's, so what the path holds for
    // the elements before this one led here.
    path_[choice.element] = choice.at;
    if (choice.element == pattern_->elements.size()) {
      if (choice.at > start_) return choice.at;
      continue;
    }
    push_choices(choice.element, choice.at);
  }
  return kNoMatch;
}

void PatternMatcher::push_choices(uint32_t index, uint32_t at) {
  const Element& element = pattern_->elements[index];
  switch (element.kind) {
    case Element::Kind::Literal:
      if (literal_fits(element.symbols, at))
        push(index + 1, at + static_cast<uint32_t>(element.symbols.size()));
      return;
    case Element::Kind::Field: {
      const std::optional<std::u32string>& value = (*fields_)[element.field];
      if (value && !value->empty() && literal_fits(*value, at)) {
        push(index + 1, at + static_cast<uint32_t>(value->size()));
      }
      return;
    }
    case Element::Kind::Break:
      push(index + 1, at);
      if (at < text_.size() && text_[at] == kSentenceBreak) push(index + 1, at + 1);
      return;
    case Element::Kind::Builtin:
      lengths_.clear();
      slots_.lengths(element.set, text_.substr(at), lengths_);
      if (!lengths_.empty() && (element.set == BuiltinSet::Digits || element.set == BuiltinSet::StaffId)) {
        const uint32_t most = digits_as_given(at, lengths_[0]);
        std::erase_if(lengths_, [&](uint32_t length) { return length > most; });
      }
      for (size_t i = lengths_.size(); i-- > 0;) push(index + 1, at + lengths_[i]);
      return;
    case Element::Kind::Gap: {
      // The shortest is tried first, so it is pushed last.
      const size_t bottom = stack_.size();
      uint32_t count = 0;
      for (uint32_t to = at;; ++to) {
        if (count >= element.min) push(index + 1, to);
        if (to == text_.size()) break;
        if (text_[to] == kSentenceBreak) continue;
        if (count == element.max) break;
        ++count;
      }
      std::reverse(stack_.begin() + static_cast<ptrdiff_t>(bottom), stack_.end());
      return;
    }
  }
}

}  // namespace zhijian
