#include <algorithm>
#include <map>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/condition_walk.h"
#include "language/lint/lint_checks.h"
#include "language/load/plain_forms.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Forms = std::optional<std::vector<std::u32string>>;

class PhraseLint {
 public:
  PhraseLint(const Rubric& rubric, Diagnostics& diagnostics)
      : rubric_(rubric), diagnostics_(diagnostics), folder_(phrase_folder(rubric)) {}

  void run() {
    for (const PhraseSet& set : rubric_.phrases) find_doubles(set.phrases);
    for_each_leaf(rubric_, [&](const Rule*, const Leaf& leaf) {
      const bool folded = !leaf.scope.match || leaf.scope.match->kind != Match::Kind::Literal;
      if (folded) find_doubles(leaf.condition.phrases);
      if (leaf.scope.except && folded) check_excepts(leaf);
    });
  }

 private:
  /// Phrases that are the same as written, or the same in matching.
  void find_doubles(const std::vector<Phrase>& phrases) {
    std::map<std::u32string, const Phrase*> seen;
    for (const Phrase& phrase : phrases) {
      const Forms forms = plain_forms(phrase, folder_);
      std::u32string key = forms && forms->size() == 1 ? forms->front() : std::u32string();
      if (key.empty()) key = U"\x1" + to_utf32(phrase.text);  // only the same as written
      const auto [first, is_new] = seen.emplace(std::move(key), &phrase);
      if (is_new) continue;
      report(diagnostics_, DiagnosticCode::phrase_twice, phrase.place, {phrase.text, first->second->text},
             message(says::help_remove));
    }
  }

  void check_excepts(const Leaf& leaf) {
    std::vector<Forms> phrases;
    for (const Phrase& phrase : leaf.condition.phrases) phrases.push_back(plain_forms(phrase, folder_));
    for (const Phrase& except : *leaf.scope.except) {
      const Forms excluded = plain_forms(except, folder_);
      if (!excluded) continue;
      for (size_t i = 0; i < phrases.size(); ++i) {
        if (phrases[i] && lies_in_every(*excluded, *phrases[i])) {
          diagnostics_.add(DiagnosticCode::phrase_excludes_itself, leaf.condition.phrases[i].place,
                           {leaf.condition.phrases[i].text, except.text});
        }
      }
      // An `except` beside a combination is for all of its parts; here only one of them is seen.
      const bool own = leaf.condition.scope.except.has_value();
      if (own && !leaf.condition.phrases.empty() && never_overlaps(*excluded, phrases)) {
        report(diagnostics_, DiagnosticCode::except_without_effect, except.place, {except.text},
               message(says::help_remove));
      }
    }
  }

  /// True where every form of the phrase holds some form of the exception, so that no hit ever counts.
  static bool lies_in_every(const std::vector<std::u32string>& excluded,
                            const std::vector<std::u32string>& phrase) {
    return std::all_of(phrase.begin(), phrase.end(), [&](const std::u32string& form) {
      return std::any_of(excluded.begin(), excluded.end(), [&](const std::u32string& except) {
        return !except.empty() && form.find(except) != std::u32string::npos;
      });
    });
  }

  static bool never_overlaps(const std::vector<std::u32string>& excluded, const std::vector<Forms>& phrases) {
    return std::all_of(phrases.begin(), phrases.end(), [&](const Forms& forms) {
      return forms && std::none_of(forms->begin(), forms->end(), [&](const std::u32string& form) {
               return std::any_of(excluded.begin(), excluded.end(),
                                  [&](const std::u32string& except) { return can_overlap(form, except); });
             });
    });
  }

  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  Folder folder_;
};

}  // namespace

void lint_phrases(const Rubric& rubric, Diagnostics& diagnostics) {
  PhraseLint(rubric, diagnostics).run();
}

}  // namespace zhijian
