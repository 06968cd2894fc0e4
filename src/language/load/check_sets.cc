#include <algorithm>
#include <functional>

#include "base/diagnostic_code.h"
#include "language/load/check.h"
#include "language/phrase_walk.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

/// Every definition of a set, also replaced ones.
void for_each_definition(const PhraseSet& set, const std::function<void(const PhraseSet&)>& visit) {
  visit(set);
  for (const PhraseSet& inherited : set.inherited) for_each_definition(inherited, visit);
}

class SetCycles {
 public:
  SetCycles(const Rubric& rubric, Diagnostics& diagnostics)
      : rubric_(rubric), diagnostics_(diagnostics), done_(rubric.phrases.size()) {}

  void visit(const PhraseSet& set) {
    const auto index = static_cast<size_t>(&set - rubric_.phrases.data());
    if (done_[index]) return;
    const auto open = std::find(path_.begin(), path_.end(), &set);
    if (open != path_.end()) {
      report_cycle(open);
      return;
    }
    path_.push_back(&set);
    visit_phrases(set, set);
    path_.pop_back();
    done_[index] = true;
  }

 private:
  /// `<name>` inside a redefinition of `name` is the replaced set, whose own `<name>` is the one before that.
  void visit_phrases(const PhraseSet& definition, const PhraseSet& set) {
    for (const Phrase& phrase : definition.phrases) {
      for_each_part(phrase.parts, [&](const PhrasePart& part) {
        if (part.kind != PhrasePart::Kind::Set) return;
        if (part.text == set.name && !definition.inherited.empty()) {
          visit_phrases(definition.inherited.front(), set);
        } else if (const PhraseSet* next = rubric_.find_phrases(part.text)) {
          visit(*next);
        }
      });
    }
  }

  void report_cycle(std::vector<const PhraseSet*>::iterator first) {
    std::string way;
    for (auto set = first; set != path_.end(); ++set) way += (*set)->name + " → ";
    way += (*first)->name;
    diagnostics_.add(DiagnosticCode::set_cycle, (*first)->place, {(*first)->name, way});
  }

  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  std::vector<bool> done_;
  std::vector<const PhraseSet*> path_;
};

}  // namespace

void check_sets(const Rubric& rubric, Diagnostics& diagnostics) {
  for (const PhraseSet& set : rubric.phrases) {
    for_each_definition(set, [&](const PhraseSet& definition) {
      for (const Phrase& phrase : definition.phrases) check_set_references(phrase, rubric, diagnostics);
    });
  }
  SetCycles cycles(rubric, diagnostics);
  for (const PhraseSet& set : rubric.phrases) cycles.visit(set);
}

}  // namespace zhijian
