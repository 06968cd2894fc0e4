#include "score/score_call.h"

#include <algorithm>
#include <numeric>

#include "score/exact.h"

namespace zhijian {

namespace {

// Bounded, so that sums over all rules of any rubric stay within 64 bits.
int64_t times_up_to(Decimal points, uint32_t times, const std::optional<Decimal>& cap) {
  int64_t product = 0;
  if (__builtin_mul_overflow(points.hundredths(), static_cast<int64_t>(times), &product))
    product = kMostHundredths;
  product = std::min(product, kMostHundredths);
  return cap ? std::min(product, cap->hundredths()) : product;
}

int64_t cost_of(const Rule& rule, const RuleOutcome& outcome, ScoreOptions::Method method) {
  if (outcome.verdict != Verdict::Fail) return 0;
  if (method == ScoreOptions::Method::Earn) return rule.points.hundredths();
  return times_up_to(rule.points, rule.per == Rule::Per::Failure ? outcome.failures : 1, rule.cap);
}

int64_t award_of(const Rule& rule, const RuleOutcome& outcome) {
  if (!rule.award || outcome.verdict != Verdict::Pass) return 0;
  return times_up_to(*rule.award, rule.per == Rule::Per::Failure ? outcome.awards : 1, rule.cap);
}

}  // namespace

CallScorer::CallScorer(const Rubric& rubric) : rubric_(rubric) {
  const auto none = static_cast<uint32_t>(rubric.dimensions.size());
  std::vector<int64_t> points(none + 1);
  for (const Rule& rule : rubric.rules) {
    const Dimension* dimension = rubric.find_dimension(rule.dimension);
    const uint32_t index = dimension ? static_cast<uint32_t>(dimension - rubric.dimensions.data()) : none;
    dimension_of_rule_.push_back(index);
    if (rule.status != Rule::Status::Draft) points[index] += rule.points.hundredths();
  }
  for (uint32_t i = 0; i < none; ++i) {
    const std::optional<Decimal>& max = rubric.dimensions[i].max;
    weights_.push_back(max ? max->hundredths() : points[i]);
  }
}

const CallScore& CallScorer::score(const CallOutcome& outcome) {
  awarded_ = 0;
  zero_ = false;
  at_most_.reset();
  result_.critical = result_.review = false;
  start(outcome);
  for (const uint32_t i : counted_) count(i, outcome.rules[i]);
  result_.dimensions.clear();
  const bool earn = rubric_.score.method == ScoreOptions::Method::Earn;
  limit_and_grade(earn ? earned() : deducted());
  return result_;
}

/// Sets sums and points to what they are without the rules that have to be counted, and tells which those
/// are.
void CallScorer::start(const CallOutcome& outcome) {
  const size_t rules = rubric_.rules.size();
  if (outcome.quiet == nullptr || outcome.quiet != quiet_ || result_.points.size() != rules) {
    quiet_ = outcome.quiet;
    quiet_sums_.assign(rubric_.dimensions.size() + 1, Sums{});
    result_.points.assign(rules, Decimal());
    for (size_t i = 0; i < rules && quiet_ != nullptr; ++i) count_quiet(i, (*quiet_)[i], 1, quiet_sums_);
  }
  for (const uint32_t i : counted_) result_.points[i] = Decimal();
  sums_ = quiet_sums_;
  if (quiet_ == nullptr) {
    counted_.resize(rules);
    std::iota(counted_.begin(), counted_.end(), 0u);
    return;
  }
  counted_ = outcome.looked_at;
  for (const uint32_t i : counted_) count_quiet(i, (*quiet_)[i], -1, sums_);
}

void CallScorer::count_quiet(size_t index, Verdict verdict, int64_t times, std::vector<Sums>& sums) const {
  const Rule& rule = rubric_.rules[index];
  if (rule.status == Rule::Status::Draft || verdict != Verdict::Pass) return;
  Sums& here = sums[dimension_of_rule_[index]];
  here.judged += times * rule.points.hundredths();
  here.passed += times * rule.points.hundredths();
}

void CallScorer::count(size_t index, const RuleOutcome& outcome) {
  const Rule& rule = rubric_.rules[index];
  const int64_t cost = cost_of(rule, outcome, rubric_.score.method);
  const int64_t award = award_of(rule, outcome);
  result_.points[index] = Decimal::from_hundredths(award - cost);
  if (rule.status == Rule::Status::Draft) return;

  Sums& sums = sums_[dimension_of_rule_[index]];
  sums.cost += cost;
  awarded_ += award;
  const bool failed = outcome.verdict == Verdict::Fail;
  if (failed || outcome.verdict == Verdict::Pass) sums.judged += rule.points.hundredths();
  if (outcome.verdict == Verdict::Pass) sums.passed += rule.points.hundredths();
  if (outcome.verdict == Verdict::Review) result_.review = true;
  if (!failed) return;
  switch (rule.critical) {
    case Rule::Critical::None:
      return;
    case Rule::Critical::Dimension:
      sums.failed = true;
      return;
    case Rule::Critical::Call:
      zero_ = result_.critical = true;
      return;
    case Rule::Critical::AtMost:
      at_most_ = at_most_ ? std::min(*at_most_, rule.critical_limit) : rule.critical_limit;
      result_.critical = true;
      return;
  }
}

int64_t CallScorer::deducted() {
  int64_t lost = sums_.back().cost;
  for (size_t i = 0; i < rubric_.dimensions.size(); ++i) {
    const std::optional<Decimal>& max = rubric_.dimensions[i].max;
    int64_t lost_here = sums_[i].cost;
    if (max) lost_here = sums_[i].failed ? max->hundredths() : std::min(lost_here, max->hundredths());
    lost += lost_here;
    const int64_t full = max ? max->hundredths() : 0;
    result_.dimensions.push_back({Decimal::from_hundredths(full - lost_here), max});
  }
  return rubric_.score.base.hundredths() - lost + awarded_;
}

std::optional<int64_t> CallScorer::earned() {
  // The sum of weight · share as one fraction. Shares are reduced first, which keeps the numbers small in
  // practice.
  BigInt numerator = 0;
  BigInt denominator = 1;
  BigInt weight_sum = 0;
  for (size_t i = 0; i < rubric_.dimensions.size(); ++i) {
    const Sums& sums = sums_[i];
    const int64_t weight = weights_[i];
    CallScore::OfDimension dimension{std::nullopt, Decimal::from_hundredths(weight)};
    if (sums.judged != 0 || sums.failed) {
      const int64_t divisor = sums.failed ? 1 : std::gcd(sums.passed, sums.judged);
      const int64_t passed = sums.failed ? 0 : sums.passed / divisor;
      const int64_t judged = sums.failed ? 1 : sums.judged / divisor;
      const BigInt earned_here = BigInt(weight) * passed;
      dimension.score = Decimal::from_hundredths(within_decimal(round_half_up(earned_here, judged)));
      numerator = numerator * judged + earned_here * denominator;
      denominator *= judged;
      weight_sum += weight;
    }
    result_.dimensions.push_back(dimension);
  }
  if (weight_sum == 0) return std::nullopt;
  const BigInt mean = round_half_up(numerator * rubric_.score.base.hundredths(), denominator * weight_sum);
  return within_decimal(mean) + awarded_;
}

void CallScorer::limit_and_grade(std::optional<int64_t> hundredths) {
  const ScoreOptions& options = rubric_.score;
  result_.score.reset();
  result_.grade = nullptr;
  result_.passed.reset();
  if (hundredths) {
    // Limits have two decimals themselves, so it makes no difference that the score is rounded already.
    Decimal score = Decimal::from_hundredths(*hundredths);
    score = std::max(options.floor, std::min(score, options.ceiling.value_or(options.base)));
    if (at_most_) score = std::min(score, *at_most_);
    result_.score = score;
  }
  if (zero_) result_.score = Decimal();
  if (!result_.score) return;
  if (options.pass) result_.passed = *result_.score >= *options.pass;
  const auto grade = std::find_if(options.grades.begin(), options.grades.end(),
                                  [&](const GradeStep& step) { return *result_.score >= step.from; });
  if (grade != options.grades.end()) result_.grade = &*grade;
}

}  // namespace zhijian
