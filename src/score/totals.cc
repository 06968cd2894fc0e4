#include "score/totals.h"

#include <algorithm>
#include <tuple>

#include "score/first_few.h"
#include "score/quote.h"

namespace zhijian {

namespace {

// Failures before reviews, then by call, then as in the call.
constexpr auto kRankOf = [](const RankedQuote& ranked) {
  return std::make_tuple(ranked.quote.review, std::string_view(ranked.quote.call), ranked.position);
};

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
    const auto place = place_among(quotes, kQuotesPerRule, std::make_tuple(is_review, call, i), kRankOf);
    if (!place) break;
    insert_among(quotes, kQuotesPerRule, *place, {make_quote(call, record.hits[i], is_review), i});
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
  merge_among(quotes, kQuotesPerRule, other.quotes, kRankOf);
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
  const auto count = [&](const RuleRecord& rule) {
    unknown_verdicts += rule.verdict == Verdict::Unknown && !rule.draft;
  };
  if (record.quiet != nullptr) {
    for (const uint32_t i : record.looked_at) count(record.rules[i]);
  } else {
    for (const RuleRecord& rule : record.rules) count(rule);
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
  if (record.quiet != nullptr && score.records > 1) {
    add_quiet(record.quiet, 1);
    for (const uint32_t i : record.looked_at) {
      // Counted with all others, and not once more with what it is in this record.
      rules[i].applied -= (*record.quiet)[i] == Verdict::Pass;
      rules[i].add(record.call, record.rules[i]);
    }
    return;
  }
  for (size_t i = 0; i < record.rules.size(); ++i) {
    const RuleRecord& source = record.rules[i];
    RuleTotals& totals = totals_of(rules, source.id, i);
    if (score.records == 1)
      totals.name = source.name, totals.dimension = source.dimension, totals.draft = source.draft;
    totals.add(record.call, source);
  }
}

void RecordCell::add_quiet(const std::shared_ptr<const std::vector<Verdict>>& verdicts, uint64_t records) {
  for (QuietRecords& known : quiet) {
    if (known.verdicts == verdicts) {
      known.records += records;
      return;
    }
  }
  quiet.push_back({verdicts, records});
}

void RecordCell::settle() {
  for (const QuietRecords& some : quiet) {
    for (size_t i = 0; i < some.verdicts->size(); ++i) {
      if ((*some.verdicts)[i] == Verdict::Pass) rules[i].applied += some.records;
    }
  }
  quiet.clear();
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
  for (const QuietRecords& some : other.quiet) add_quiet(some.verdicts, some.records);
}

}  // namespace zhijian
