#include "score/totals.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace zhijian {

namespace {

// Failures before reviews, then by call, then as in the call.
auto rank_of(const RankedQuote& ranked) {
  return std::make_tuple(ranked.quote.review, std::string_view(ranked.quote.call), ranked.position);
}

// The place in `quotes` that something of this rank gets, or nothing where kQuotesPerRule better ones are
// there.
template <typename Rank>
std::optional<size_t> place_for(const std::vector<RankedQuote>& quotes, const Rank& rank) {
  size_t place = quotes.size();
  while (place > 0 && rank < rank_of(quotes[place - 1])) --place;
  if (place == kQuotesPerRule) return std::nullopt;
  return place;
}

void insert(std::vector<RankedQuote>& quotes, size_t place, RankedQuote quote) {
  quotes.insert(quotes.begin() + static_cast<std::ptrdiff_t>(place), std::move(quote));
  if (quotes.size() > kQuotesPerRule) quotes.pop_back();
}

// A regex may find a whole turn, which may have megabytes.
void clip(std::string& text) {
  size_t end = 0;
  for (size_t count = 0; count < kQuoteLength; ++count) {
    if (end >= text.size()) return;
    end += utf8_length(static_cast<unsigned char>(text[end]));
  }
  if (end >= text.size()) return;
  text.resize(end);
  text += "…";
}

Quote make_quote(std::string_view call, const HitRecord& hit, bool review) {
  Quote quote;
  quote.call = call;
  quote.turn = hit.turn;
  quote.missing = hit.missing;
  quote.review = review;
  quote.phrase = hit.phrase;
  quote.probe = hit.probe;
  quote.value = hit.value;
  quote.label = hit.label;
  quote.sentence = hit.sentence;
  if (hit.missing && hit.moment) {
    quote.turn = hit.moment->turn;
    quote.text = hit.moment->part.text;
  }
  for (const HitRecord::Part& part : hit.parts) quote.text += part.text;
  if (hit.parts.size() > 1) {
    if (quote.sentence.empty()) quote.sentence = hit.parts.front().text;
    for (size_t i = 1; i < hit.parts.size(); ++i) quote.sentence += hit.parts[i].text;
  }
  clip(quote.text);
  clip(quote.sentence);
  return quote;
}

// Records by one state of a rubric have the same rules at the same positions; others are looked for.
template <typename Totals>
Totals& totals_of(std::vector<Totals>& list, std::string_view id, size_t position) {
  if (position < list.size() && list[position].id == id) return list[position];
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Totals& totals) { return totals.id == id; });
  if (found != list.end()) return *found;
  Totals& added = list.emplace_back();
  added.id = id;
  return added;
}

}  // namespace

void RuleTotals::add(std::string_view call, const RuleRecord& record) {
  const Verdict verdict = record.verdict;
  const bool blamed = verdict == Verdict::Fail || verdict == Verdict::Review;
  applied += blamed || verdict == Verdict::Pass;
  failed += verdict == Verdict::Fail;
  unknown += verdict == Verdict::Unknown;
  review += verdict == Verdict::Review;
  critical += record.critical != Rule::Critical::None;
  if (record.points != Decimal()) points += record.points.hundredths();
  if (verdict == Verdict::Unknown && !record.reason.empty()) ++reasons[record.reason];
  if (!blamed) return;
  if (instead.empty()) instead = record.instead;
  if (verdict == Verdict::Fail) hits += record.hits.size();
  for (size_t i = 0; i < record.hits.size(); ++i) {
    const bool is_review = verdict == Verdict::Review;
    const std::optional<size_t> place = place_for(quotes, std::make_tuple(is_review, call, i));
    if (!place) break;
    insert(quotes, *place, {make_quote(call, record.hits[i], is_review), i});
  }
}

void RuleTotals::merge(const RuleTotals& other) {
  if (instead.empty()) instead = other.instead;
  applied += other.applied;
  failed += other.failed;
  unknown += other.unknown;
  review += other.review;
  critical += other.critical;
  hits += other.hits;
  points += other.points;
  for (const auto& [reason, calls] : other.reasons) reasons[reason] += calls;
  for (const RankedQuote& quote : other.quotes) {
    const std::optional<size_t> place = place_for(quotes, rank_of(quote));
    if (!place) break;
    insert(quotes, *place, quote);
  }
}

void DimensionTotals::add(const DimensionRecord& record) {
  if (!record.score) return;
  sum += record.score->hundredths();
  ++count;
}

void DimensionTotals::merge(const DimensionTotals& other) {
  sum += other.sum;
  count += other.count;
}

void ScoreTotals::add(const CallRecord& record) {
  ++records;
  critical += record.critical;
  review += record.review;
  if (record.passed) ++judged, passed += *record.passed;
  if (record.score) scores.add(*record.score);
  for (const RuleRecord& rule : record.rules) {
    unknown_verdicts += rule.verdict == Verdict::Unknown && !rule.draft;
  }
}

void ScoreTotals::merge(const ScoreTotals& other) {
  records += other.records;
  judged += other.judged;
  passed += other.passed;
  critical += other.critical;
  review += other.review;
  unknown_verdicts += other.unknown_verdicts;
  scores.merge(other.scores);
}

std::optional<Ratio> ScoreTotals::pass_rate() const {
  if (judged == 0) return std::nullopt;
  return Ratio::of(passed, judged);
}

void RecordCell::add(const CallRecord& record) {
  if (score.records == 0) {
    scale.ceiling = record.scale.ceiling;
    scale.pass = record.scale.pass;
    for (const ScaleRecord::Step& step : record.scale.grades) scale.grades.emplace_back(step.name, step.from);
  }
  score.add(record);
  for (size_t i = 0; i < record.dimensions.size(); ++i) {
    const DimensionRecord& source = record.dimensions[i];
    DimensionTotals& totals = totals_of(dimensions, source.id, i);
    if (score.records == 1) totals.name = source.name, totals.max = source.max;
    totals.add(source);
  }
  for (size_t i = 0; i < record.rules.size(); ++i) {
    const RuleRecord& source = record.rules[i];
    RuleTotals& totals = totals_of(rules, source.id, i);
    if (score.records == 1)
      totals.name = source.name, totals.dimension = source.dimension, totals.draft = source.draft;
    totals.add(record.call, source);
  }
}

void RecordCell::merge(const RecordCell& other) {
  if (score.records == 0) {
    *this = other;
    return;
  }
  score.merge(other.score);
  for (size_t i = 0; i < other.dimensions.size(); ++i) {
    totals_of(dimensions, other.dimensions[i].id, i).merge(other.dimensions[i]);
  }
  for (size_t i = 0; i < other.rules.size(); ++i)
    totals_of(rules, other.rules[i].id, i).merge(other.rules[i]);
}

}  // namespace zhijian
