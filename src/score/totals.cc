#include "score/totals.h"

#include <algorithm>

namespace zhijian {

namespace {

// Records by one state of a rubric have the same rules at the same positions; others are looked for.
template <typename Totals>
Totals* find_totals(std::vector<Totals>& list, std::string_view id, size_t position) {
  if (position < list.size() && *list[position].id == id) return &list[position];
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Totals& totals) { return *totals.id == id; });
  return found != list.end() ? &*found : nullptr;
}

/// `may_be_known`: false where no other with this id can be in the list.
template <typename Totals>
Totals& totals_of(std::vector<Totals>& list, std::string_view id, size_t position, TextPool& pool,
                  bool may_be_known) {
  if (Totals* known = may_be_known ? find_totals(list, id, position) : nullptr) return *known;
  Totals& added = list.emplace_back();
  added.id = pool.get(id);
  added.name = pool.get({});
  return added;
}

}  // namespace

void RuleTotals::add(std::string_view call, const RuleRecord& record, TextPool& pool) {
  const Verdict verdict = record.verdict;
  const bool blamed = verdict == Verdict::Fail || verdict == Verdict::Review;
  applied += blamed || verdict == Verdict::Pass;
  const bool is_quiet = !blamed && verdict != Verdict::Unknown && record.points == Decimal() &&
                        record.critical == Rule::Critical::None;
  if (is_quiet) return;
  if (!findings) findings = std::make_unique<Findings>();
  Findings& to = *findings;
  to.failed += verdict == Verdict::Fail;
  to.unknown += verdict == Verdict::Unknown;
  to.review += verdict == Verdict::Review;
  to.critical += record.critical != Rule::Critical::None;
  to.points += record.points.hundredths();
  if (verdict == Verdict::Unknown && !record.reason.empty()) ++to.reasons[record.reason];
  if (!blamed) return;
  if (to.instead == nullptr && !record.instead.empty()) to.instead = pool.get(record.instead);
  if (verdict == Verdict::Fail) to.hits += record.hits.size();
  to.quotes.add(call, record.hits, verdict == Verdict::Review);
}

void RuleTotals::merge(RuleTotals&& other) {
  applied += other.applied;
  if (!findings) {
    findings = std::move(other.findings);
  } else if (other.findings) {
    findings->merge(std::move(*other.findings));
  }
}

void RuleTotals::Findings::merge(Findings&& other) {
  if (instead == nullptr) instead = other.instead;
  failed += other.failed;
  unknown += other.unknown;
  review += other.review;
  critical += other.critical;
  hits += other.hits;
  points += other.points;
  for (const auto& [reason, calls] : other.reasons) reasons[reason] += calls;
  quotes.merge(std::move(other.quotes));
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

void RecordCell::add(const CallRecord& record, TextPool& pool) {
  if (score.records == 0) {
    scale.ceiling = record.scale.ceiling;
    scale.pass = record.scale.pass;
    for (const ScaleRecord::Step& step : record.scale.grades) scale.grades.emplace_back(step.name, step.from);
    dimensions.reserve(record.dimensions.size());
  }
  // For add_rules(), which comes next.
  if (record.quiet != nullptr && !rules.empty()) {
    for (const uint32_t i : record.looked_at) __builtin_prefetch(&rules[i]);
  }
  score.add(record);
  // A rubric has no id twice; a record that was read back may be anything.
  const bool is_first_of_rubric = score.records == 1 && record.quiet != nullptr;
  for (size_t i = 0; i < record.dimensions.size(); ++i) {
    const DimensionRecord& source = record.dimensions[i];
    DimensionTotals& totals = totals_of(dimensions, source.id, i, pool, !is_first_of_rubric);
    if (score.records == 1) totals.name = pool.get(source.name), totals.max = source.max;
    totals.add(source);
  }
}

void RecordCell::add_rules(const CallRecord& record, TextPool& pool) {
  const bool is_first_of_rubric = score.records == 1 && record.quiet != nullptr;
  if (score.records == 1) rules.reserve(record.rules.size());
  if (record.quiet != nullptr && score.records > 1) {
    add_quiet(record.quiet, 1);
    for (const uint32_t i : record.looked_at) __builtin_prefetch(rules[i].findings.get());
    for (const uint32_t i : record.looked_at) {
      // Counted with all others, and not once more with what it is in this record.
      rules[i].applied -= (*record.quiet)[i] == Verdict::Pass;
      rules[i].add(record.call, record.rules[i], pool);
    }
    return;
  }
  for (size_t i = 0; i < record.rules.size(); ++i) {
    const RuleRecord& source = record.rules[i];
    RuleTotals& totals = totals_of(rules, source.id, i, pool, !is_first_of_rubric);
    if (totals.dimension == nullptr) totals.dimension = pool.get({});
    if (score.records == 1) {
      totals.name = pool.get(source.name);
      totals.dimension = pool.get(source.dimension);
      totals.draft = source.draft;
    }
    totals.add(record.call, source, pool);
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

void RecordCell::merge(RecordCell&& other) {
  if (score.records == 0) {
    *this = std::move(other);
    return;
  }
  score.merge(other.score);
  for (size_t i = 0; i < other.dimensions.size(); ++i) {
    DimensionTotals& from = other.dimensions[i];
    DimensionTotals* known = find_totals(dimensions, *from.id, i);
    known != nullptr ? known->merge(from) : dimensions.push_back(std::move(from));
  }
  for (size_t i = 0; i < other.rules.size(); ++i) {
    RuleTotals& from = other.rules[i];
    RuleTotals* known = find_totals(rules, *from.id, i);
    known != nullptr ? known->merge(std::move(from)) : rules.push_back(std::move(from));
  }
  for (const QuietRecords& some : other.quiet) add_quiet(some.verdicts, some.records);
}

}  // namespace zhijian
