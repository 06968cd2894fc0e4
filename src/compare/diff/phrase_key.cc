#include "compare/diff/phrase_key.h"

#include "base/utf8.h"

namespace zhijian {

namespace {

FoldOptions shared_folding(const Rubric& before, const Rubric& after) {
  FoldOptions options;
  if (before.same == after.same) options.same = before.same;
  return options;
}

}  // namespace

PhraseKey::PhraseKey(const Rubric& before, const Rubric& after) : folder_(shared_folding(before, after)) {}

std::string PhraseKey::of(const Phrase& phrase, bool literal) const {
  return literal ? phrase.text : of(phrase.parts, true);
}

/// Marks become control characters, which no text holds. `whole`: punctuation at the edges means nothing.
std::string PhraseKey::of(const std::vector<PhrasePart>& parts, bool whole) const {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    const PhrasePart& part = parts[i];
    switch (part.kind) {
      case PhrasePart::Kind::Text:
        for (size_t at = 0; at < part.text.size();) {
          for (const char32_t c : folder_.fold_character(decode_utf8(part.text, at))) append_utf8(c, out);
        }
        break;
      case PhrasePart::Kind::Punctuation:
        if (!whole || (i > 0 && i + 1 < parts.size())) out += '\1';
        break;
      case PhrasePart::Kind::Gap:
        out += '\2' + std::to_string(part.min) + '-' + std::to_string(part.max) + '\2';
        break;
      case PhrasePart::Kind::Builtin:
        out += '\3' + std::to_string(static_cast<int>(part.builtin)) + '\3';
        break;
      case PhrasePart::Kind::Set:
        out += '\4' + part.text + '\4';
        break;
      case PhrasePart::Kind::CallField:
        out += '\5' + part.text + '\5';
        break;
      case PhrasePart::Kind::Choice:
        for (const std::vector<PhrasePart>& choice : part.choices) out += '\6' + of(choice, false);
        out += '\7';
        break;
    }
  }
  return out;
}

}  // namespace zhijian
