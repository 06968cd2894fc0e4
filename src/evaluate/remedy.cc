#include "evaluate/remedy.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "search/alignment.h"

namespace zhijian {

namespace {

using Kind = Remedy::Kind;

Remedy said_there(Kind kind, const Hit& hit, std::string change) {
  Remedy remedy{.kind = kind, .turn = hit.turn + 1, .speaker = hit.speaker, .change = std::move(change)};
  if (hit.has_words()) remedy.said = hit.span;
  return remedy;
}

bool is_listed(const std::vector<Hit>& hits, const Hit& hit) {
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
    return other.turn == hit.turn && other.span.overlaps(hit.span);
  });
}

/// The hits that come in when the condition is changed.
std::vector<Hit> more_hits(const RemedySearch& search, const std::function<void(Condition&)>& change) {
  RuleVariant variant(search.rubric.rubric, search.rule, search.part, change, search.call, search.agent);
  if (!variant.ok()) return {};
  const Node& leaf = variant.node(search.path);
  std::vector<Hit> hits = variant.conditions().hits_in(leaf, variant.conditions().reach(leaf, search.around));
  const std::vector<Hit> before =
      search.conditions.hits_in(search.leaf, search.conditions.reach(search.leaf, search.around));
  std::erase_if(hits, [&](const Hit& hit) { return is_listed(before, hit); });
  return hits;
}

/// The first hit, where the changed condition holds.
std::optional<Hit> fulfilling_hit(const RemedySearch& search, const std::function<void(Condition&)>& change) {
  RuleVariant variant(search.rubric.rubric, search.rule, search.part, change, search.call, search.agent);
  if (!variant.ok()) return std::nullopt;
  ConditionEvaluator& conditions = variant.conditions();
  const Node& leaf = variant.node(search.path);
  if (conditions.ask(leaf, search.around).truth != Truth::True) return std::nullopt;
  const std::vector<Hit> hits = conditions.hits_in(leaf, conditions.reach(leaf, search.around));
  return hits.empty() ? std::nullopt : std::optional(hits.front());
}

// --- It was said, but does not count

/// The phrases of `except` that take the hit away: those without which it comes in.
std::string guilty_exception(const RemedySearch& search, const Hit& hit) {
  const std::vector<std::string>& texts = search.rubric.searches[search.leaf.search].except->texts;
  for (const std::string& text : texts) {
    if (texts.size() == 1) return text;
    const std::vector<Hit> hits = more_hits(search, [&](Condition& condition) {
      if (condition.scope.except)
        std::erase_if(*condition.scope.except, [&](const Phrase& phrase) { return phrase.text == text; });
    });
    if (is_listed(hits, hit)) return text;
  }
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "|") + text;
  return all;
}

std::vector<Remedy> without_except(const RemedySearch& search) {
  std::vector<Remedy> found;
  if (search.rubric.searches[search.leaf.search].except == nullptr) return found;
  for (const Hit& hit : more_hits(search, [](Condition& c) { c.scope.except.reset(); })) {
    found.push_back(said_there(Kind::Except, hit, ""));
    found.back().words = guilty_exception(search, hit);
  }
  return found;
}

std::vector<Remedy> without_negation(const RemedySearch& search) {
  std::vector<Remedy> found;
  if (!search.rubric.searches[search.leaf.search].ignore_negated) return found;
  for (const Hit& hit : more_hits(search, [](Condition& c) { c.scope.ignore_negated = false; }))
    found.push_back(said_there(Kind::Negated, hit, "ignore_negated: false"));
  return found;
}

std::vector<Remedy> without_alone(const RemedySearch& search) {
  std::vector<Remedy> found;
  const std::optional<Alone>& alone = search.rubric.searches[search.leaf.search].alone;
  if (!alone) return found;
  for (const Hit& hit : more_hits(search, [](Condition& c) { c.scope.alone.reset(); })) {
    found.push_back(said_there(Kind::NotAlone, hit, ""));
    found.back().words = *alone == Alone::Turn ? "turn" : "clause";
  }
  return found;
}

// --- It was said elsewhere

std::string seconds_up(int64_t ms) {
  return std::to_string((ms + 999) / 1000) + "s";
}

/// A scope that would hold the hit, and how it is written.
struct WiderScope {
  CompiledScope scope;
  std::string change;
};

void widen_at(const CompiledScope& scope, const Hit& hit, Who who, const CallText& text,
              std::vector<WiderScope>& wider) {
  const Turn& turn = text.turns()[hit.turn];
  const int64_t before = text.turns_before(who, hit.turn);
  const int64_t all = text.turn_count(who);
  CompiledScope changed = scope;
  const auto add = [&](int64_t amount, const std::string& change) {
    changed.at->amount = amount;
    wider.push_back({changed, change});
  };
  switch (scope.at->kind) {
    case At::Kind::FirstTurns:
      return add(before + 1, "at: first " + std::to_string(before + 1));
    case At::Kind::LastTurns:
      return add(all - before, "at: last " + std::to_string(all - before));
    case At::Kind::FirstTime:
      if (!turn.has_times()) return;
      // A turn counts if it begins before the limit.
      return add((turn.begin_ms / 1000 + 1) * 1000, "at: first " + seconds_up(turn.begin_ms + 1));
    case At::Kind::LastTime: {
      int64_t last = 0;
      for (const Turn& other : text.turns()) last = std::max(last, other.end_ms);
      const int64_t needed = last - turn.end_ms + 1;
      return add((needed + 999) / 1000 * 1000, "at: last " + seconds_up(needed));
    }
  }
}

void widen_within(const CompiledScope& scope, const Found* origin, const Hit& hit, Who who, bool to_the_end,
                  const CallText& text, std::vector<WiderScope>& wider) {
  CompiledScope changed = scope;
  const auto add = [&](Within within, const std::string& change) {
    changed.within = within;
    wider.push_back({changed, change});
  };
  if (origin != nullptr && hit.turn > origin->turn) {
    const int64_t more =
        int64_t{text.turns_before(who, hit.turn)} + 1 - text.turns_before(who, origin->turn + 1);
    add({Within::Kind::Turns, more}, "within: " + std::to_string(more) + " turns");
  } else if (origin != nullptr && hit.turn < origin->turn) {
    const int64_t more = int64_t{text.turns_before(who, origin->turn)} - text.turns_before(who, hit.turn);
    add({Within::Kind::Turns, more}, "within: " + std::to_string(more) + " turns");
  }
  if (!to_the_end) add({Within::Kind::Rest, 0}, "within: rest");
  add({Within::Kind::Turn, 0}, "within: turn");
  add({Within::Kind::Call, 0}, "within: call");
}

std::optional<Remedy> elsewhere(const RemedySearch& search) {
  const CompiledScope& scope = search.leaf.scope;
  const Who who = turns_asked(search.leaf);
  const CallText& text = search.conditions.text();
  const Reach reach = search.conditions.reach(search.leaf, search.around);
  std::vector<Hit> outside;
  for (const Hit& hit : search.conditions.hits_anywhere(search.leaf)) {
    if (!reach.holds(hit)) outside.push_back(hit);
  }
  // The nearest to where the rule looks needs the smallest change.
  const auto distance = [&](const Hit& hit) {
    return hit.turn < reach.first_turn   ? reach.first_turn - hit.turn
           : hit.turn >= reach.last_turn ? hit.turn - reach.last_turn
                                         : 0;
  };
  std::stable_sort(outside.begin(), outside.end(),
                   [&](const Hit& a, const Hit& b) { return distance(a) < distance(b); });
  for (const Hit& hit : outside) {
    std::vector<WiderScope> wider;
    if (scope.at) widen_at(scope, hit, who, text, wider);
    if (!scope.at && (search.around.when != nullptr || scope.within)) {
      const bool from_when = scope.after == kNone && scope.before == kNone;
      widen_within(scope, from_when ? search.around.when : nullptr, hit, who, search.around.to_the_end, text,
                   wider);
    }
    for (const WiderScope& candidate : wider) {
      Node changed = search.leaf;
      changed.scope = candidate.scope;
      if (search.conditions.ask(changed, search.around).truth == Truth::True)
        return said_there(Kind::Reach, hit, candidate.change);
    }
  }
  if (outside.empty() || scope.times) return std::nullopt;
  return said_there(Kind::Reach, outside.front(), "");
}

// --- Somebody else said it

constexpr std::string_view kSpeakers[] = {"agent", "customer", "system", "other"};

std::optional<Remedy> other_speaker(const RemedySearch& search) {
  if (search.leaf.who >= Who::Anyone) return std::nullopt;
  for (size_t i = 0; i < std::size(kSpeakers); ++i) {
    const auto who = static_cast<Who>(i);
    if (who == search.leaf.who || search.conditions.text().turn_count(who) == 0) continue;
    const auto hit = fulfilling_hit(search, [&](Condition& condition) {
      if (condition.who == search.leaf.who) condition.who = who;
    });
    if (hit) return said_there(Kind::OtherSpeaker, *hit, std::string(kSpeakers[i]));
  }
  return std::nullopt;
}

// --- Another way of matching

std::string match_text(const Match& match) {
  const std::string threshold = Decimal::from_hundredths(std::llround(match.threshold * 100)).to_string();
  switch (match.kind) {
    case Match::Kind::Normal:
      return "match: normal";
    case Match::Kind::Literal:
      return "match: literal";
    case Match::Kind::Homophone:
      return "match: homophone";
    case Match::Kind::FuzzyHomophone:
      return "match: fuzzy-homophone";
    case Match::Kind::Similar:
      return "match: similar " + threshold;
    case Match::Kind::SimilarBySound:
      return "match: similar " + threshold + " by sound";
  }
  return "";
}

/// Shorter phrases are found in too much else when they are matched loosely.
constexpr uint32_t kLeastHomophoneSize = 3;
constexpr uint32_t kLeastSimilarSize = 5;
constexpr double kLeastThreshold = 0.65;

std::vector<Match> looser(const Match& match, double similarity, uint32_t size) {
  using MatchKind = Match::Kind;
  std::vector<Match> all;
  if (match.kind == MatchKind::Literal) all.push_back({.kind = MatchKind::Normal});
  const bool by_characters = match.kind == MatchKind::Similar;
  const bool exact = match.kind == MatchKind::Normal || match.kind == MatchKind::Literal;
  if (exact && size >= kLeastHomophoneSize) all.push_back({.kind = MatchKind::Homophone});
  if ((exact || match.kind == MatchKind::Homophone) && size >= kLeastHomophoneSize)
    all.push_back({.kind = MatchKind::FuzzyHomophone});
  const double threshold = std::floor(similarity * 100 + 1e-9) / 100;
  if (size >= kLeastSimilarSize && threshold >= kLeastThreshold && threshold < 1) {
    all.push_back({by_characters ? MatchKind::Similar : MatchKind::SimilarBySound,
                   is_similar(match) ? threshold : std::min(threshold, 0.8)});
  }
  return all;
}

std::optional<Remedy> other_match(const RemedySearch& search, double similarity, uint32_t size) {
  const Search& words = search.rubric.searches[search.leaf.search];
  if (words.kind != Search::Kind::Phrases) return std::nullopt;
  for (const Match& match : looser(words.match, similarity, size)) {
    const auto hit = fulfilling_hit(search, [&](Condition& c) { c.scope.match = match; });
    if (hit) return said_there(Kind::Match, *hit, match_text(match));
  }
  return std::nullopt;
}

}  // namespace

std::vector<Remedy> find_not_counted(const RemedySearch& search) {
  std::vector<Remedy> all;
  if (search.leaf.search == kNone) return all;
  for (const auto& found : {without_except(search), without_negation(search), without_alone(search)})
    all.insert(all.end(), found.begin(), found.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const Remedy& a, const Remedy& b) { return a.said.begin < b.said.begin; });
  return all;
}

Remedy find_remedy(const RemedySearch& search, std::optional<double> nearest, uint32_t size) {
  const std::vector<Remedy> not_counted = find_not_counted(search);
  if (!not_counted.empty()) return not_counted.front();
  if (const std::optional<Remedy> remedy = elsewhere(search)) return *remedy;
  if (const std::optional<Remedy> remedy = other_speaker(search)) return *remedy;
  if (nearest && search.leaf.search != kNone) {
    if (const std::optional<Remedy> remedy = other_match(search, *nearest, size)) return *remedy;
  }
  return {};
}

}  // namespace zhijian
