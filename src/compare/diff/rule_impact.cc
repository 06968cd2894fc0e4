#include "compare/diff/rule_impact.h"

#include <algorithm>

#include "score/first_few.h"
#include "score/quotes.h"

namespace zhijian {

namespace {

/// By call, then as in the call.
constexpr auto kRankOf = [](const RankedQuote& ranked) {
  return std::make_tuple(ranked.call(), size_t{ranked.position()});
};

bool is_blamed(const RuleRecord& record) {
  return record.verdict == Verdict::Fail || record.verdict == Verdict::Review;
}

/// A change of the whole rubric that decides which words hit.
bool changes_all_hits(const RubricChanges& changes) {
  return std::any_of(changes.rubric.begin(), changes.rubric.end(), [](const Change& change) {
    const std::string& key = change.where.front();
    return key == "fillers" || key == "same" || key == "opencc";
  });
}

}  // namespace

void HitTotals::merge(HitTotals&& other) {
  hits += other.hits;
  calls += other.calls;
  merge_among(quotes, kQuotesPerRule, std::move(other.quotes), kRankOf);
}

HitChange HitTotals::change() const {
  HitChange change{hits, calls, {}};
  for (const RankedQuote& ranked : quotes) change.quotes.push_back(ranked.quote());
  return change;
}

void RuleImpacts::Totals::add(const RuleRecord& record) {
  failed += record.verdict == Verdict::Fail;
  unknown += record.verdict == Verdict::Unknown;
  review += record.verdict == Verdict::Review;
  critical += record.critical != Rule::Critical::None;
  if (record.points != Decimal()) points += record.points.hundredths();
}

void RuleImpacts::Totals::merge(const Totals& other) {
  failed += other.failed;
  unknown += other.unknown;
  review += other.review;
  critical += other.critical;
  points += other.points;
}

RuleState RuleImpacts::Totals::state() const {
  return {failed, unknown, review, critical, Decimal::from_hundredths(within_decimal(points))};
}

RuleImpacts::RuleImpacts(const Rubric& before, const Rubric& after, const RubricChanges& changes) {
  const bool all_affected = changes_all_hits(changes);
  const auto add = [&](const Rule& rule) -> Entry& {
    Entry& entry = entries_.emplace_back();
    entry.id = rule.id;
    entry.name = rule.name;
    const auto change = std::find_if(changes.rules.begin(), changes.rules.end(),
                                     [&](const ItemChange& item) { return item.id == rule.id; });
    entry.is_affected = all_affected;
    if (change == changes.rules.end()) return entry;
    entry.change = change->kind;
    entry.is_affected |= !change->is_text_only();
    return entry;
  };
  const auto index_in = [](const Rubric& rubric, const std::string& id) {
    const auto found = std::find_if(rubric.rules.begin(), rubric.rules.end(),
                                    [&](const Rule& rule) { return rule.id == id; });
    return found == rubric.rules.end() ? Entry::kNone : static_cast<size_t>(found - rubric.rules.begin());
  };
  for (size_t i = 0; i < after.rules.size(); ++i) {
    Entry& entry = add(after.rules[i]);
    entry.after = i;
    entry.before = index_in(before, entry.id);
  }
  for (size_t i = 0; i < before.rules.size(); ++i) {
    if (index_in(after, before.rules[i].id) == Entry::kNone) add(before.rules[i]).before = i;
  }
}

void RuleImpacts::add(const CallRecord& before, const CallRecord& after) {
  for (Entry& entry : entries_) {
    const RuleRecord* was = entry.before == Entry::kNone ? nullptr : &before.rules[entry.before];
    const RuleRecord* is = entry.after == Entry::kNone ? nullptr : &after.rules[entry.after];
    if (was != nullptr) entry.old_totals.add(*was);
    if (is != nullptr) entry.new_totals.add(*is);
    const bool failed = was != nullptr && was->verdict == Verdict::Fail;
    const bool fails = is != nullptr && is->verdict == Verdict::Fail;
    entry.newly_failed += fails && !failed;
    entry.no_longer_failed += failed && !fails;
    const bool differs =
        was == nullptr || is == nullptr || was->verdict != is->verdict || was->hits.size() != is->hits.size();
    if (entry.is_affected || differs) compare_hits(entry, after.call, was, is);
  }
}

void RuleImpacts::places_of(const RuleRecord* record, bool blamed_only, std::vector<HitPlace>& places) {
  places.clear();
  if (record == nullptr || (blamed_only && !is_blamed(*record))) return;
  for (const HitRecord& hit : record->hits) {
    const HitRecord::Part* part = nullptr;
    if (!hit.parts.empty()) part = &hit.parts.front();
    if (hit.missing && hit.moment) part = &hit.moment->part;
    const HitRecord::Part place = part == nullptr ? HitRecord::Part{} : *part;
    places.emplace_back(hit.missing, hit.turn, place.segment, place.begin, place.end, hit.probe, hit.value);
  }
}

void RuleImpacts::add_missing(const RuleRecord& record, std::string_view call,
                              const std::vector<HitPlace>& places, const std::vector<HitPlace>& others,
                              HitTotals& totals) {
  bool any = false;
  for (size_t i = 0; i < places.size(); ++i) {
    if (std::binary_search(others.begin(), others.end(), places[i])) continue;
    ++totals.hits;
    any = true;
    const auto place = place_among(totals.quotes, kQuotesPerRule, std::make_tuple(call, i), kRankOf);
    if (!place) continue;
    const bool review = record.verdict == Verdict::Review;
    insert_among(totals.quotes, kQuotesPerRule, *place, RankedQuote(call, record.hits[i], review, i));
  }
  totals.calls += any;
}

void RuleImpacts::compare_hits(Entry& entry, std::string_view call, const RuleRecord* before,
                               const RuleRecord* after) {
  // Of a rule that only one rubric has, what is right is no news.
  const bool blamed_only = before == nullptr || after == nullptr;
  places_of(before, blamed_only, old_places_);
  places_of(after, blamed_only, new_places_);
  sorted_ = old_places_;
  std::sort(sorted_.begin(), sorted_.end());
  if (after != nullptr) add_missing(*after, call, new_places_, sorted_, entry.now_hit);
  sorted_ = new_places_;
  std::sort(sorted_.begin(), sorted_.end());
  if (before != nullptr) add_missing(*before, call, old_places_, sorted_, entry.no_longer_hit);
}

void RuleImpacts::merge(RuleImpacts&& other) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    Entry& more = other.entries_[i];
    entry.old_totals.merge(more.old_totals);
    entry.new_totals.merge(more.new_totals);
    entry.newly_failed += more.newly_failed;
    entry.no_longer_failed += more.no_longer_failed;
    entry.now_hit.merge(std::move(more.now_hit));
    entry.no_longer_hit.merge(std::move(more.no_longer_hit));
  }
}

std::vector<RuleImpact> RuleImpacts::impacts() const {
  std::vector<RuleImpact> impacts;
  for (const Entry& entry : entries_) {
    const bool moved = entry.newly_failed > 0 || entry.no_longer_failed > 0 || entry.now_hit.hits > 0 ||
                       entry.no_longer_hit.hits > 0 || !(entry.old_totals == entry.new_totals);
    if (!entry.change && !moved) continue;
    impacts.push_back({entry.id, entry.name, entry.change, entry.old_totals.state(), entry.new_totals.state(),
                       entry.newly_failed, entry.no_longer_failed, entry.now_hit.change(),
                       entry.no_longer_hit.change()});
  }
  return impacts;
}

std::vector<RuleCause> RuleImpacts::causes(const CallRecord& before, const CallRecord& after) const {
  const auto counted = [](const RuleRecord* record) {
    return record == nullptr || record->draft ? Decimal() : record->points;
  };
  const auto is_critical = [](const RuleRecord* record) {
    return record != nullptr && record->critical != Rule::Critical::None;
  };
  std::vector<RuleCause> causes;
  for (const Entry& entry : entries_) {
    const RuleRecord* was = entry.before == Entry::kNone ? nullptr : &before.rules[entry.before];
    const RuleRecord* is = entry.after == Entry::kNone ? nullptr : &after.rules[entry.after];
    RuleCause cause{entry.id,     entry.name,  std::nullopt,     std::nullopt,
                    counted(was), counted(is), is_critical(was), is_critical(is)};
    if (was != nullptr) cause.before = was->verdict;
    if (is != nullptr) cause.after = is->verdict;
    if (cause.points_before == cause.points_after && cause.critical_before == cause.critical_after) continue;
    causes.push_back(std::move(cause));
  }
  return causes;
}

}  // namespace zhijian
