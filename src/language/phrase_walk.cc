#include "language/phrase_walk.h"

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/syntax/read_node.h"

namespace zhijian {

void for_each_part(const std::vector<PhrasePart>& parts,
                   const std::function<void(const PhrasePart&)>& visit) {
  for (const PhrasePart& part : parts) {
    visit(part);
    for (const std::vector<PhrasePart>& choice : part.choices) for_each_part(choice, visit);
  }
}

void check_set_references(const Phrase& phrase, const Rubric& rubric, Diagnostics& diagnostics) {
  for_each_part(phrase.parts, [&](const PhrasePart& part) {
    if (part.kind != PhrasePart::Kind::Set || rubric.find_phrases(part.text) != nullptr) return;
    std::vector<std::string_view> names = names_of(rubric.phrases, &PhraseSet::name);
    for (const std::string_view builtin : {"数字", "姓", "姓名", "称谓", "工号"}) names.push_back(builtin);
    const Place place = place_inside(phrase.place, phrase.text.size(), part.span);
    diagnostics.add(DiagnosticCode::unknown_set, place, {part.text}).suggestion =
        suggest(part.text, names, message(says::help_define_set, part.text));
  });
}

}  // namespace zhijian
