#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/compile.h"
#include "search/prefilter/anchors.h"
#include "search/prefilter/approximate_filter.h"
#include "search/prefilter/quiet.h"
#include "search/prefilter/regex_filter.h"
#include "search/prefilter/symbol_set.h"
#include "search/regex_search.h"
#include "search/search.h"
#include "search/similar.h"

namespace zhijian {

inline constexpr uint32_t kNone = UINT32_MAX;
/// In place of a moment's index: the occurrence of the rule's own `when`.
inline constexpr uint32_t kWhen = UINT32_MAX - 1;

/// The scope of a condition after inheritance; moments are indices into CompiledRubric::moments, kWhen or
/// kNone.
struct CompiledScope {
  std::optional<At> at;
  uint32_t after = kNone;
  uint32_t before = kNone;
  std::optional<Within> within;
  std::optional<Comparison> times;

  /// True if the reach after `when` does not hold for it: it has its own `at`, `after` or `before` (In detail
  /// 25).
  bool leaves_reach() const { return at || after != kNone || before != kNone; }
};

/// One condition, compiled: moments written in place, scopes inherited, phrases and patterns in searches.
struct Node {
  Condition::Kind kind = Condition::Kind::Phrases;
  Who who = Who::Nobody;
  uint32_t search = kNone;  ///< Phrases, Regex: index into CompiledRubric::searches
  uint32_t probe = kNone;   ///< probes: number among all probes of the rubric, below probe_count
  Comparison comparison;    ///< of probes
  std::vector<std::string> labels;
  std::vector<FieldTest> tests;  ///< Call
  uint32_t count = 0;            ///< AtLeast
  bool same_turn = false;        ///< a combination all of whose parts are in one turn, whichever
  CompiledScope scope;           ///< of leaves; combinations have handed theirs down
  std::vector<Node> parts;
  const Condition* source = nullptr;  ///< in CompiledRubric::rubric, for observers; null in `nearly`

  bool is_leaf() const { return parts.empty(); }
};

/// Which speakers a condition asks about, for `na`.
struct Asked {
  uint8_t speakers = 0;  ///< a bit for each Speaker
  bool anyone = false;
  bool nobody = false;  ///< a part that needs no speaker: then it is never `na`

  /// True if somebody asked about is among the speakers (a bit for each) of a call.
  bool speaks(uint8_t speaking) const {
    return nobody || (anyone && speaking != 0) || (speakers & speaking) != 0;
  }
};

/// Whose turns a leaf's scopes count: of a silence anyone's.
inline Who turns_asked(const Node& leaf) {
  return leaf.kind == Condition::Kind::Silence ? Who::Anyone : leaf.who;
}

struct CompiledCondition {
  Node node;
  Asked asked;
  /// What an unmet `require` quotes: the first phrase asked for, or, where there is none, the first probe.
  uint32_t first_phrase = kNoPhrase;
  Probe first_probe = Probe::None;
  bool can_be_weak = false;  ///< phrases are matched in a way that has weak hits
};

struct CompiledRule {
  std::vector<FieldTest> applies_to;
  std::optional<CompiledCondition> when, require, forbid;
  /// `require` with all its phrases matched by `similar 0.8 by sound`: only where weak hits lead to a review.
  std::optional<CompiledCondition> nearly;
};

/// Searches by likeness or sound whose phrases are filtered together.
struct SearchGroup {
  struct Phrase {
    uint32_t search;
    uint32_t number;  ///< in its SimilarSearch, or among the patterns of its search
  };
  ApproximateFilter filter;
  std::vector<Phrase> phrases;  ///< by their number in the filter
  uint32_t most_symbols = 0;    ///< no match of any phrase takes more
  uint8_t speakers = 0;         ///< whom any of the searches asks about: a bit for each Speaker
};

/// What matching knows of characters and words, made from a rubric's `fillers` and `same`.
struct Characters {
  explicit Characters(const Rubric& source)
      : folder({source.fillers, source.same}), sounds(folder), slots(folder), words(folder) {}

  const Folder folder;
  const Sounds sounds;
  const Slots slots;
  const SpecialWords words;
};

/// A rubric made ready for matching: const, shared by all threads.
class CompiledRubric {
 public:
  CompiledRubric(const Rubric& source, std::shared_ptr<const Characters> known)
      : rubric(source),
        characters(std::move(known)),
        folder(characters->folder),
        sounds(characters->sounds),
        slots(characters->slots),
        words(characters->words) {}

  const Rubric rubric;
  const std::shared_ptr<const Characters> characters;  ///< whose parts these are:
  const Folder& folder;
  const Sounds& sounds;
  const Slots& slots;
  const SpecialWords& words;

  std::vector<std::string> phrases;        ///< as written, by index: phrases, regular expressions
  std::vector<std::string> fields;         ///< named by `<call.field>`, by Element::field
  std::vector<Pattern> patterns;           ///< of all searches, one after the other
  std::vector<uint32_t> pattern_search;    ///< by pattern: its search
  std::vector<SymbolSet> pattern_symbols;  ///< by pattern: those of its literals
  std::vector<Search> searches;
  std::vector<RegexSearch> regexes;     ///< by Search::first_pattern of Regex searches
  std::vector<SimilarSearch> similars;  ///< by search; empty ones for others
  /// Over the patterns of `normal` searches, and behind them, from patterns.size(), the literals of
  /// `regex_filter`.
  AnchorTable anchors;
  RegexFilter regex_filter;
  std::vector<uint8_t> regex_is_filtered;  ///< by search
  std::vector<SearchGroup> groups;
  std::vector<uint32_t> group_of_search;  ///< by search; kNone for `normal` and `regex`
  bool has_first_group = false;  ///< groups[0] has all searches but those that are asked only now and then
  uint32_t probe_count = 0;
  std::vector<CompiledCondition> moments;
  std::vector<CompiledRule> rules;
  QuietRules quiet;

  /// True if the pass over the call finds the search's hits; the others have to be run.
  bool is_plain(uint32_t search) const {
    return searches[search].kind == Search::Kind::Phrases &&
           searches[search].match.kind == Match::Kind::Normal;
  }
  bool is_similar(uint32_t search) const {
    const Match::Kind kind = searches[search].match.kind;
    return kind == Match::Kind::Similar || kind == Match::Kind::SimilarBySound;
  }
  /// True if the pass over the call shows whether the search can have hits.
  bool is_shown_at_once(uint32_t search) const {
    return is_plain(search) || regex_is_filtered[search] != 0 ||
           (has_first_group && group_of_search[search] == 0);
  }
};

}  // namespace zhijian
