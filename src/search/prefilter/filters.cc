#include "search/prefilter/filters.h"

#include <algorithm>

namespace zhijian {

namespace {

/// U+FDFA stands for eighteen letters, more than any other character.
constexpr uint32_t kMostFolded = 18;

class FilterMaker {
 public:
  FilterMaker(CompiledRubric& rubric, const std::vector<bool>& asked_often)
      : rubric_(rubric), asked_often_(asked_often) {}

  void run() {
    rubric_.regex_is_filtered.assign(rubric_.searches.size(), 0);
    rubric_.group_of_search.assign(rubric_.searches.size(), kNone);
    for (uint32_t s = 0; s < rubric_.searches.size(); ++s) {
      if (rubric_.searches[s].kind == Search::Kind::Regex) {
        rubric_.regex_is_filtered[s] = filter_regexes(s);
      } else if (!rubric_.is_plain(s) && asked_often_[s]) {
        rubric_.has_first_group = true;
      }
    }
    group_searches();
    build_anchors();
    note_symbols();
  }

 private:
  void group_searches() {
    if (rubric_.has_first_group) add_group();
    for (uint32_t s = 0; s < rubric_.searches.size(); ++s) {
      if (rubric_.searches[s].kind == Search::Kind::Regex || rubric_.is_plain(s)) continue;
      if (!asked_often_[s]) add_group();
      add_to_group(s, asked_often_[s] ? 0 : static_cast<uint32_t>(rubric_.groups.size() - 1));
    }
    for (SearchGroup& group : rubric_.groups) group.filter.finish();
  }

  void add_group() {
    rubric_.groups.push_back({ApproximateFilter(rubric_.sounds, rubric_.folder), {}, 0, 0});
  }

  void add_to_group(uint32_t index, uint32_t number) {
    const Search& search = rubric_.searches[index];
    SearchGroup& group = rubric_.groups[number];
    rubric_.group_of_search[index] = number;
    group.speakers |=
        static_cast<uint8_t>(search.who >= Who::Anyone ? 0xFu : 1u << static_cast<unsigned>(search.who));
    const SimilarSearch& similar = rubric_.similars[index];
    const bool is_similar =
        search.match.kind == Match::Kind::Similar || search.match.kind == Match::Kind::SimilarBySound;
    const uint32_t count = is_similar ? similar.size() : search.last_pattern - search.first_pattern;
    for (uint32_t i = 0; i < count; ++i) {
      const Pattern& pattern = is_similar ? similar.pattern(i) : rubric_.patterns[search.first_pattern + i];
      group.filter.add(pattern, search.match.kind, is_similar ? similar.limit(i) : 0);
      group.phrases.push_back({index, i});
      // Sentence breaks stand between characters.
      const uint32_t most = is_similar ? 2 * similar.longest(i) : most_symbols(pattern, search.match.kind);
      group.most_symbols = std::max(group.most_symbols, most);
    }
  }

  static uint32_t most_symbols(const Pattern& pattern, Match::Kind match) {
    // A character as given may fold to many.
    const uint32_t folded = match == Match::Kind::Literal ? kMostFolded : 1;
    uint32_t most = 0;
    for (const Element& element : pattern.elements) most += folded * size_range(element).second;
    return most;
  }

  /// Single characters are met all over a call: where an expression needs words as well, they tell enough.
  static void drop_common(RegexNeeds& needs) {
    const auto is_common = [](const std::vector<std::u32string>& clause) {
      return std::any_of(clause.begin(), clause.end(), [](const std::u32string& l) { return l.size() < 2; });
    };
    if (!std::all_of(needs.clauses.begin(), needs.clauses.end(), is_common)) {
      std::erase_if(needs.clauses, is_common);
    }
  }

  /// False where any expression of the search may match whatever a text holds.
  bool filter_regexes(uint32_t index) {
    const RegexSearch& regexes = rubric_.regexes[rubric_.searches[index].first_pattern];
    std::vector<RegexNeeds> needs;
    for (uint32_t i = 0; i < regexes.size(); ++i) {
      needs.push_back(regexes.needs(i));
      if (needs.back().clauses.empty()) return false;
      drop_common(needs.back());
    }
    for (uint32_t i = 0; i < needs.size(); ++i) rubric_.regex_filter.add(needs[i], index, i);
    return true;
  }

  void build_anchors() {
    std::vector<Pattern> patterns = rubric_.patterns;
    std::vector<uint32_t> chosen;
    for (uint32_t p = 0; p < patterns.size(); ++p) {
      if (rubric_.is_plain(rubric_.pattern_search[p])) chosen.push_back(p);
    }
    for (const std::u32string& literal : rubric_.regex_filter.literals()) {
      chosen.push_back(static_cast<uint32_t>(patterns.size()));
      Element element{.kind = Element::Kind::Literal, .symbols = literal};
      patterns.push_back({.elements = {std::move(element)}});
    }
    rubric_.anchors.build(patterns, chosen, rubric_.slots);
  }

  void note_symbols() {
    for (const Pattern& pattern : rubric_.patterns) {
      SymbolSet& symbols = rubric_.pattern_symbols.emplace_back();
      for (const Element& element : pattern.elements) symbols.add(element.symbols);
    }
  }

  CompiledRubric& rubric_;
  const std::vector<bool>& asked_often_;
};

}  // namespace

void add_filters(CompiledRubric& rubric, const std::vector<bool>& asked_often) {
  FilterMaker(rubric, asked_often).run();
}

}  // namespace zhijian
