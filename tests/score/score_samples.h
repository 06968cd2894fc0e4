#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "language/rubric.h"
#include "search/outcome.h"

namespace zhijian::score_samples {

inline Decimal points(const char* text) {
  return *Decimal::parse(text);
}

inline Rule rule(std::string id, const char* cost, std::string dimension = "") {
  Rule made;
  made.id = std::move(id);
  made.points = points(cost);
  made.dimension = std::move(dimension);
  return made;
}

inline Dimension dimension(std::string id, const char* max = nullptr) {
  Dimension made;
  made.id = std::move(id);
  if (max) made.max = points(max);
  return made;
}

inline RuleOutcome verdict(Verdict verdict, uint32_t failures = 0, uint32_t awards = 0) {
  RuleOutcome outcome;
  outcome.verdict = verdict;
  outcome.failures = failures;
  outcome.awards = awards;
  return outcome;
}

inline RuleOutcome pass() {
  return verdict(Verdict::Pass);
}
inline RuleOutcome fail(uint32_t failures = 1) {
  return verdict(Verdict::Fail, failures);
}
inline RuleOutcome awarded(uint32_t times) {
  return verdict(Verdict::Pass, 0, times);
}

inline CallOutcome outcome(std::vector<RuleOutcome> rules) {
  CallOutcome made;
  made.rules = std::move(rules);
  return made;
}

inline uint32_t below(uint32_t limit, std::mt19937& random) {
  return static_cast<uint32_t>(random() % limit);
}

// From whole points to hundredths, so that sums and shares come out even and odd.
inline Decimal random_points(std::mt19937& random) {
  const int64_t steps[] = {100, 50, 25, 1};
  return Decimal::from_hundredths(below(2000, random) * steps[below(4, random)]);
}

inline Rule random_rule(const Rubric& rubric, size_t number, std::mt19937& random) {
  const bool earn = rubric.score.method == ScoreOptions::Method::Earn;
  Rule made;
  made.id = "r" + std::to_string(number);
  const uint32_t dimension = below(static_cast<uint32_t>(rubric.dimensions.size()) + 1, random);
  if (dimension < rubric.dimensions.size()) made.dimension = rubric.dimensions[dimension].id;
  if (earn && made.dimension.empty()) made.dimension = rubric.dimensions[0].id;
  made.points = random_points(random);
  if (below(4, random) == 0) made.per = Rule::Per::Failure;
  if (below(4, random) == 0) made.cap = random_points(random);
  if (below(6, random) == 0) {
    made.award = random_points(random);
    made.points = Decimal();
  } else if (below(8, random) == 0) {
    made.points = Decimal();
    const Rule::Critical kinds[] = {Rule::Critical::Call, Rule::Critical::AtMost, Rule::Critical::Dimension};
    made.critical = kinds[below(3, random)];
    made.critical_limit = Decimal::from_int(below(80, random));
    const Dimension* own = rubric.find_dimension(made.dimension);
    const bool limited = own && (earn || own->max);
    if (made.critical == Rule::Critical::Dimension && !limited) made.critical = Rule::Critical::None;
  }
  if (below(8, random) == 0) made.status = Rule::Status::Draft;
  return made;
}

/// A rubric with all that scoring looks at, and an outcome for it: the same for the same seed.
inline Rubric random_rubric(std::mt19937& random) {
  Rubric made;
  made.id = "random";
  ScoreOptions& score = made.score;
  if (below(2, random) == 0) score.method = ScoreOptions::Method::Earn;
  if (below(3, random) == 0) score.base = Decimal::from_hundredths(below(20000, random));
  if (below(3, random) == 0) score.floor = Decimal::from_int(below(40, random)) - Decimal::from_int(20);
  if (below(3, random) == 0) score.ceiling = score.base + Decimal::from_int(below(30, random));
  if (below(2, random) == 0) score.pass = Decimal::from_int(60);
  if (below(2, random) == 0) score.grades = {{"A", Decimal::from_int(90)}, {"B", Decimal::from_int(60)}};
  for (uint32_t i = 0, count = 1 + below(4, random); i < count; ++i) {
    made.dimensions.push_back(dimension("d" + std::to_string(i)));
    if (below(2, random) == 0) made.dimensions.back().max = random_points(random);
  }
  for (uint32_t i = 0, count = 1 + below(12, random); i < count; ++i) {
    made.rules.push_back(random_rule(made, i, random));
  }
  return made;
}

inline CallOutcome random_outcome(const Rubric& rubric, std::mt19937& random) {
  CallOutcome made;
  for (const Rule& one : rubric.rules) {
    const Verdict verdicts[] = {Verdict::Pass,          Verdict::Pass,    Verdict::Fail,
                                Verdict::NotApplicable, Verdict::Unknown, Verdict::Review};
    RuleOutcome& result = made.rules.emplace_back();
    result.verdict = verdicts[below(6, random)];
    if (one.award && result.verdict == Verdict::Fail) result.verdict = Verdict::NotApplicable;
    if (result.verdict == Verdict::Fail) result.failures = 1 + below(4, random);
    if (result.verdict == Verdict::Pass && one.award) result.awards = 1 + below(4, random);
  }
  return made;
}

}  // namespace zhijian::score_samples
