#include "language/lint/folded_check.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/load/phrase_surface.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

std::u32string fold(const Folder& folder, std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += folder.fold_character(decode_utf8(text, at));
  return out;
}

}  // namespace

FoldedCheck::FoldedCheck(const Rubric& rubric, Diagnostics& diagnostics)
    : rubric_(rubric), diagnostics_(diagnostics), folder_(FoldOptions{{}, rubric.same}) {
  for (const std::string& filler : rubric.fillers) {
    std::u32string folded = fold(folder_, filler);
    if (!folded.empty()) fillers_.push_back({filler, std::move(folded)});
  }
}

void FoldedCheck::check(const Phrase& phrase) {
  if (!phrase.parts.empty() && can_match_nothing(phrase.parts, false))
    report_empty_phrase(phrase, diagnostics_);
  check_parts(phrase, phrase.parts);
}

void FoldedCheck::check(const PhraseSet& set) {
  if (std::find(seen_.begin(), seen_.end(), &set) != seen_.end()) return;
  seen_.push_back(&set);
  for (const Phrase& phrase : set.phrases) check(phrase);
  for (const PhraseSet& inherited : set.inherited) check(inherited);
}

void FoldedCheck::check_parts(const Phrase& phrase, const std::vector<PhrasePart>& parts) {
  for (const PhrasePart& part : parts) {
    for (const std::vector<PhrasePart>& choice : part.choices) check_parts(phrase, choice);
    if (part.kind == PhrasePart::Kind::Set) {
      const PhraseSet* set = rubric_.find_phrases(part.text);
      if (set != nullptr) check(*set);
    }
    if (part.kind != PhrasePart::Kind::Text) continue;
    const std::u32string folded = fold(folder_, part.text);
    for (const Filler& filler : fillers_) {
      if (folded.find(filler.folded) == std::u32string::npos) continue;
      report(diagnostics_, DiagnosticCode::filler_in_phrase,
             place_inside(phrase.place, phrase.text.size(), part.span), {filler.written},
             message(says::help_take_filler_out));
    }
  }
}

}  // namespace zhijian
