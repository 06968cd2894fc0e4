#pragma once

#include <vector>

#include "conditions/reach.h"
#include "search/call_text.h"
#include "search/compiled_rubric.h"
#include "search/hit.h"

namespace zhijian {

/// What the searches of a rubric find in one call. Plain phrases are found together in one pass over the
/// folded text; the other ways of matching are run for a search when it is first asked for. One for each
/// thread.
class CallSearcher {
 public:
  explicit CallSearcher(const CompiledRubric& rubric);

  void assign(const Call& call, uint32_t agent);

  const CallText& text() const { return text_; }
  /// The call's fields that phrases name, folded.
  const FieldValues& fields() const { return fields_; }

  /// The searches among those that the pass over the call shows (CompiledRubric::is_shown_at_once()) that may
  /// have hits.
  const std::vector<uint32_t>& likely_searches() const { return likely_; }

  /// Candidates of a search in the whole call: what matches and is not excluded, in order of is_preferred();
  /// they may overlap. Valid until the next assign().
  const std::vector<Hit>& candidates(uint32_t search);
  /// The same where only hits in this reach are of interest; others may be missing.
  const std::vector<Hit>& candidates(uint32_t search, const Reach& reach);

  /// Of a `similar` search, the hits among the folded symbols [first, last) of a turn.
  void similar_hits(uint32_t search, uint32_t turn, uint32_t first, uint32_t last, std::vector<Hit>& hits);

 private:
  /// A phrase or expression of a search that a turn may hold; a phrase by likeness among its symbols
  /// [first, last) only.
  struct Possible {
    uint32_t turn;
    uint32_t number;
    uint32_t first = 0;
    uint32_t last = 0;
  };

  void scan();
  void try_unanchored();
  void found_anchor(const Anchor& anchor, uint32_t turn, uint32_t position);
  bool may_hold(uint32_t turn, uint32_t pattern);
  void found_regex_literal(const Anchor& anchor, uint32_t turn, uint32_t position);
  void end_regex_turn();
  void filter_group(uint32_t number);
  void filter_turn(const SearchGroup& group, uint32_t turn);
  void add_possible(uint32_t search, const Possible& possible);
  void try_pattern(uint32_t pattern, uint32_t turn, uint32_t start);
  const std::vector<Hit>& in_order(uint32_t search);
  void run_slow(uint32_t search);
  void run_regex(uint32_t search, std::vector<Hit>& hits);
  void run_regex_in(uint32_t search, uint32_t turn);
  void run_similar(uint32_t search, std::vector<Hit>& hits);
  void run_patterns(uint32_t search, const FoldedText& stream, const std::vector<Span>& turns);
  void add_hit(const Pattern& pattern, uint32_t search, uint32_t turn, const FoldedText& stream,
               uint32_t begin, uint32_t end, uint32_t turn_begin);
  Grade grade_of(const Pattern& pattern, const Search& search, const FoldedText& stream,
                 uint32_t turn_begin) const;
  char32_t given(const FoldedText& stream, uint32_t symbol) const;
  void make_raw();
  const RegexText& regex_text(uint32_t turn);

  const CompiledRubric& rubric_;
  CallText text_;
  FieldValues fields_;
  FieldValues given_fields_;  ///< the same as given, for `literal`
  PatternMatcher matcher_;
  Exclusions exclusions_;
  SimilarSearch::Scratch similar_scratch_;
  std::vector<std::vector<Hit>> found_;          ///< by search
  std::vector<uint32_t> touched_;                ///< searches whose found_ is not empty
  std::vector<uint32_t> likely_;                 ///< see likely_searches()
  std::vector<std::vector<Possible>> possible_;  ///< by search that is not plain: in order of turn and number
  std::vector<uint32_t> with_possible_;          ///< searches whose possible_ is not empty
  std::vector<uint8_t> group_done_;              ///< by group: filtered for this call
  ApproximateFilter::Scratch filter_scratch_;
  RegexFilter::Found regex_found_;
  uint32_t regex_turn_ = 0;        ///< the turn that regex_found_ is of
  std::vector<uint32_t> numbers_;  ///< scratch
  std::vector<uint32_t> added_;    ///< by phrase of a group: its place in possible_, where the turn has one
  std::vector<SimilarSearch::Possible> similar_possible_;  ///< scratch
  SymbolSet symbols_;                                      ///< of the turn that was asked about last:
  uint32_t symbols_turn_ = kNoTurn;
  std::vector<uint8_t> done_;                    ///< by search: those not plain that were run for this call
  std::vector<uint32_t> run_;                    ///< those that are done_
  std::vector<std::vector<uint8_t>> turns_run_;  ///< by search: turns in which its expressions were run
  std::vector<uint32_t> run_in_turns_;           ///< searches with turns_run_
  std::vector<uint32_t> asked_in_turns_;         ///< by search: how often it was asked for some turns only
  std::vector<uint8_t> sorted_;                  ///< by search
  std::vector<uint32_t> next_start_;             ///< by pattern: starts below it were tried in this call
  std::vector<uint32_t> started_patterns_;       ///< patterns whose next_start_ is not 0
  bool raw_made_ = false;
  FoldedText raw_;  ///< for `literal`: the characters as given
  std::vector<Span> raw_turns_;
  std::vector<RegexText> regex_texts_;  ///< by turn; empty until asked for
  std::vector<uint8_t> regex_made_;
};

}  // namespace zhijian
