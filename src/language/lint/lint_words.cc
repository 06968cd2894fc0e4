#include <algorithm>
#include <span>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/condition_walk.h"
#include "language/lint/lint_checks.h"
#include "language/load/plain_forms.h"
#include "language/syntax/read_node.h"
#include "text/sounds.h"
#include "text/words.h"

namespace zhijian {

namespace {

/// As many words are named, and offered for `except`, from where they are copied; more would not be read.
constexpr size_t kMostNamed = 8;
/// Longer phrases hardly lie inside a word by chance.
constexpr size_t kShortTaboo = 2;
/// Longer words are sayings and names, which hardly anyone says on the phone.
constexpr size_t kLongestWord = 4;

bool sounds_alike(char32_t a, char32_t b) {
  if (a == b) return true;
  const std::span<const Syllable> x = readings(a);
  const std::span<const Syllable> y = readings(b);
  return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end();
}

struct Word {
  std::string_view text;
  std::u32string folded;
};

class WordLint {
 public:
  WordLint(const Rubric& rubric, Diagnostics& diagnostics)
      : rubric_(rubric), diagnostics_(diagnostics), folder_(phrase_folder(rubric)) {}

  void run() {
    for_each_leaf(rubric_, [&](const Rule*, const Leaf& leaf) {
      if (leaf.scope.match) check_match(leaf);
    });
    for (const Rule& rule : rubric_.rules) {
      if (!rule.forbid) continue;
      for_each_leaf(*rule.forbid, [&](const Leaf& leaf) { check_taboos(leaf); });
    }
  }

 private:
  const std::vector<Word>& words() {
    if (words_.empty()) {
      for (const std::string_view word : common_words()) {
        std::u32string folded;
        for (size_t at = 0; at < word.size();) folded += folder_.fold_character(decode_utf8(word, at));
        words_.push_back({word, std::move(folded)});
      }
    }
    return words_;
  }

  /// A taboo inside a common word is found wherever that word is said.
  void check_taboos(const Leaf& leaf) {
    const bool plain = !leaf.scope.match || leaf.scope.match->kind == Match::Kind::Normal;
    if (leaf.negated || leaf.scope.alone || !plain) return;
    const std::vector<std::u32string> excepts = except_forms(leaf.scope);
    for (const Phrase& phrase : leaf.condition.phrases) {
      const auto forms = plain_forms(phrase, folder_);
      if (!forms || forms->size() != 1 || forms->front().size() > kShortTaboo) continue;
      const std::vector<const Word*> found = words_around(forms->front(), excepts);
      if (found.empty()) continue;
      report(diagnostics_, DiagnosticCode::taboo_in_words, phrase.place,
             {phrase.text, name(found, kMostNamed)}, message(says::help_except, name(found, kMostNamed)));
    }
  }

  std::vector<std::u32string> except_forms(const Scope& scope) const {
    std::vector<std::u32string> out;
    if (!scope.except) return out;
    for (const Phrase& phrase : *scope.except) {
      if (const auto forms = plain_forms(phrase, folder_))
        out.insert(out.end(), forms->begin(), forms->end());
    }
    return out;
  }

  /// Words that hold the taboo and are not excepted, the most usual first, without those that hold another of
  /// them.
  std::vector<const Word*> words_around(const std::u32string& taboo,
                                        const std::vector<std::u32string>& excepts) {
    std::vector<const Word*> found;
    for (const Word& word : words()) {
      if (word.folded.size() <= taboo.size() || word.folded.size() > kLongestWord) continue;
      if (word.folded.find(taboo) == std::u32string::npos) continue;
      const bool excepted = std::any_of(excepts.begin(), excepts.end(), [&](const std::u32string& except) {
        return word.folded.find(except) != std::u32string::npos;
      });
      if (!excepted) found.push_back(&word);
    }
    std::vector<const Word*> out;
    for (const Word* word : found) {
      const bool covered = std::any_of(found.begin(), found.end(), [&](const Word* other) {
        return other->folded.size() < word->folded.size() &&
               word->folded.find(other->folded) != std::u32string::npos;
      });
      if (!covered) out.push_back(word);
    }
    return out;
  }

  static std::string name(const std::vector<const Word*>& found, size_t most) {
    std::string out;
    for (size_t i = 0; i < std::min(found.size(), most); ++i) {
      out.append(i == 0 ? "" : ", ").append(found[i]->text);
    }
    return out;
  }

  /// Loose ways to match need phrases that are long enough for them.
  void check_match(const Leaf& leaf) {
    using Kind = Match::Kind;
    const Kind kind = leaf.scope.match->kind;
    const bool homophone = kind == Kind::Homophone || kind == Kind::FuzzyHomophone;
    const bool similar = kind == Kind::Similar || kind == Kind::SimilarBySound;
    for (const Phrase& phrase : leaf.condition.phrases) {
      const auto forms = plain_forms(phrase, folder_);
      if (!forms) continue;
      const auto shortest = std::min_element(
          forms->begin(), forms->end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
      if (homophone && shortest->size() < 3) {
        diagnostics_.add(DiagnosticCode::short_homophone, phrase.place, {phrase.text});
      }
      if (similar && shortest->size() < 5) {
        diagnostics_.add(DiagnosticCode::short_similar, phrase.place, {phrase.text});
      }
      if (homophone) name_homophones(phrase, *forms, kind == Kind::FuzzyHomophone);
    }
  }

  /// The common words that a homophone phrase would also find.
  void name_homophones(const Phrase& phrase, const std::vector<std::u32string>& forms, bool fuzzy) {
    std::vector<const Word*> found;
    for (const Word& word : words()) {
      const bool same = std::find(forms.begin(), forms.end(), word.folded) != forms.end();
      const bool alike = std::any_of(forms.begin(), forms.end(), [&](const std::u32string& form) {
        return form.size() == word.folded.size() &&
               std::equal(form.begin(), form.end(), word.folded.begin(), [&](char32_t a, char32_t b) {
                 return fuzzy ? fuzzily_alike(a, b) : sounds_alike(a, b);
               });
      });
      if (alike && !same) found.push_back(&word);
    }
    if (found.empty()) return;
    report(diagnostics_, DiagnosticCode::homophone_words, phrase.place,
           {phrase.text, name(found, kMostNamed)}, message(says::help_except, name(found, kMostNamed)));
  }

  static bool fuzzily_alike(char32_t a, char32_t b) {
    if (a == b) return true;
    const auto joined = [](Syllable x, Syllable y) { return fuzzy_syllable(x) == fuzzy_syllable(y); };
    const std::span<const Syllable> x = readings(a);
    const std::span<const Syllable> y = readings(b);
    return std::find_first_of(x.begin(), x.end(), y.begin(), y.end(), joined) != x.end();
  }

  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  Folder folder_;
  std::vector<Word> words_;
};

}  // namespace

void lint_words(const Rubric& rubric, Diagnostics& diagnostics) {
  WordLint(rubric, diagnostics).run();
}

}  // namespace zhijian
