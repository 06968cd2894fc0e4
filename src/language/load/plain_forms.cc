#include "language/load/plain_forms.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

namespace {

using Forms = std::vector<std::u32string>;

constexpr size_t kMostForms = 64;

std::optional<Forms> expand(const std::vector<PhrasePart>& parts, const Folder& folder) {
  Forms forms = {U""};
  for (const PhrasePart& part : parts) {
    Forms tails;
    if (part.kind == PhrasePart::Kind::Punctuation) continue;
    if (part.kind == PhrasePart::Kind::Text) {
      std::u32string folded;
      for (size_t at = 0; at < part.text.size();) folded += folder.fold_character(decode_utf8(part.text, at));
      tails.push_back(std::move(folded));
    } else if (part.kind == PhrasePart::Kind::Choice) {
      for (const std::vector<PhrasePart>& choice : part.choices) {
        const std::optional<Forms> inner = expand(choice, folder);
        if (!inner) return std::nullopt;
        tails.insert(tails.end(), inner->begin(), inner->end());
      }
    } else {
      return std::nullopt;
    }
    if (forms.size() * tails.size() > kMostForms) return std::nullopt;
    Forms longer;
    for (const std::u32string& form : forms) {
      for (const std::u32string& tail : tails) longer.push_back(form + tail);
    }
    forms = std::move(longer);
  }
  return forms;
}

}  // namespace

std::optional<std::vector<std::u32string>> plain_forms(const Phrase& phrase, const Folder& folder) {
  return expand(phrase.parts, folder);
}

Folder phrase_folder(const Rubric& rubric) {
  return Folder(FoldOptions{{}, rubric.same});
}

bool can_overlap(const std::u32string& a, const std::u32string& b) {
  if (a.find(b) != std::u32string::npos || b.find(a) != std::u32string::npos) return true;
  const size_t shorter = std::min(a.size(), b.size());
  for (size_t shared = 1; shared < shorter; ++shared) {
    if (a.compare(a.size() - shared, shared, b, 0, shared) == 0) return true;
    if (b.compare(b.size() - shared, shared, a, 0, shared) == 0) return true;
  }
  return false;
}

}  // namespace zhijian
