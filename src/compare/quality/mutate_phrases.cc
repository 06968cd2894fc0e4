#include "compare/quality/mutate_phrases.h"

#include "base/messages/quality.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Parts = std::vector<PhrasePart>;

/// Where an alternative stands in the phrase's text; an empty one has no text.
Span extent(const Parts& alternative) {
  if (alternative.empty()) return {};
  return {alternative.front().span.begin, alternative.back().span.end};
}

class PhraseMutator {
 public:
  PhraseMutator(Phrase& phrase, MutationKind kind, const MutationVisitor& visit)
      : phrase_(phrase), written_(phrase.text), kind_(kind), visit_(visit) {}

  void run() { mutate(phrase_.parts); }

 private:
  void mutate(Parts& parts) {
    for (PhrasePart& part : parts) {
      if (part.kind != PhrasePart::Kind::Choice) continue;
      if (visit_.every_alternative) {
        without_each(part.choices, [&](const Parts& alternative) { missing(part, alternative); });
      } else if (part.choices.size() > 1) {
        only_first(part);
      }
      for (Parts& choice : part.choices) mutate(choice);
    }
  }

  void only_first(PhrasePart& bracket) {
    const Span first = extent(bracket.choices.front());
    const std::string text = written_.substr(bracket.span.begin, bracket.span.size());
    std::vector<Parts> all = bracket.choices;
    bracket.choices.resize(1);
    report(bracket.span, first.empty() ? message(says::mutate_no_alternative, text, written_)
                                       : message(says::mutate_only_first,
                                                 written_.substr(first.begin, first.size()), text, written_));
    bracket.choices = std::move(all);
  }

  void missing(const PhrasePart& choice, const Parts& alternative) {
    const Span span = extent(alternative);
    const bool nothing = span.empty();
    const std::string text = nothing ? written_.substr(choice.span.begin, choice.span.size())
                                     : written_.substr(span.begin, span.size());
    report(nothing ? choice.span : span,
           message(nothing ? says::mutate_no_omission : says::mutate_no_alternative, text, written_));
  }

  void report(Span span, Message what) {
    // To the compiler phrases of the same text are the same phrase.
    phrase_.text = written_ + "\n";
    visit_({kind_ == MutationKind::Phrase ? MutationKind::Alternative : kind_,
            place_inside(phrase_.place, written_.size(), span), std::move(what)});
    phrase_.text = written_;
  }

  Phrase& phrase_;
  const std::string written_;
  const MutationKind kind_;
  const MutationVisitor& visit_;
};

}  // namespace

void mutate_phrases(std::vector<Phrase>& phrases, MutationKind kind, const MutationVisitor& visit) {
  const bool exception = kind == MutationKind::Exception;
  without_each(phrases, [&](const Phrase& phrase) {
    visit({kind, phrase.place,
           message(exception ? says::mutate_no_exception : says::mutate_no_phrase, phrase.text)});
  });
  for (Phrase& phrase : phrases) PhraseMutator(phrase, kind, visit).run();
}

}  // namespace zhijian
