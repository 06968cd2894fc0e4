#include "score/score_call.h"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include "score/score_samples.h"

using namespace zhijian;
using namespace zhijian::score_samples;

namespace {

using Rational = boost::multiprecision::cpp_rational;

std::string text(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "null";
}

std::string score_of(const Rubric& rubric, std::vector<RuleOutcome> rules) {
  CallScorer scorer(rubric);
  return text(scorer.score(outcome(std::move(rules))).score);
}

Rubric deduct(std::vector<Rule> rules, std::vector<Dimension> dimensions = {}) {
  Rubric rubric;
  rubric.rules = std::move(rules);
  rubric.dimensions = std::move(dimensions);
  return rubric;
}

Rubric earn(std::vector<Rule> rules, std::vector<Dimension> dimensions) {
  Rubric rubric = deduct(std::move(rules), std::move(dimensions));
  rubric.score.method = ScoreOptions::Method::Earn;
  return rubric;
}

Rational exact(Decimal value) {
  return Rational(value.hundredths(), 100);
}

Decimal rounded(const Rational& value) {
  const Rational shifted = value * 100 + Rational(1, 2);
  boost::multiprecision::cpp_int whole = numerator(shifted) / denominator(shifted);
  if (Rational(whole) > shifted) --whole;
  return Decimal::from_hundredths(static_cast<int64_t>(whole));
}

// The contract's words, one after the other, without care for speed.
struct SlowScorer {
  const Rubric& rubric;
  const CallOutcome& call;

  bool counts(size_t i) const { return rubric.rules[i].status != Rule::Status::Draft; }
  Verdict verdict(size_t i) const { return call.rules[i].verdict; }

  Rational cost(size_t i) const {
    const Rule& rule = rubric.rules[i];
    if (verdict(i) != Verdict::Fail) return 0;
    Rational sum = exact(rule.points);
    if (rubric.score.method == ScoreOptions::Method::Earn) return sum;
    if (rule.per == Rule::Per::Failure) sum *= call.rules[i].failures;
    if (rule.cap) sum = std::min(sum, exact(*rule.cap));
    return sum;
  }

  Rational award(size_t i) const {
    const Rule& rule = rubric.rules[i];
    if (!rule.award || verdict(i) != Verdict::Pass) return 0;
    Rational sum = exact(*rule.award);
    if (rule.per == Rule::Per::Failure) sum *= call.rules[i].awards;
    if (rule.cap) sum = std::min(sum, exact(*rule.cap));
    return sum;
  }

  bool fails_dimension(const std::string& id) const {
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      const Rule& rule = rubric.rules[i];
      if (rule.dimension == id && rule.critical == Rule::Critical::Dimension && counts(i) &&
          verdict(i) == Verdict::Fail) {
        return true;
      }
    }
    return false;
  }

  std::optional<Rational> unlimited() const {
    Rational score = exact(rubric.score.base);
    if (rubric.score.method == ScoreOptions::Method::Deduct) {
      for (const Dimension& dimension : rubric.dimensions) score -= loss(dimension);
      for (size_t i = 0; i < rubric.rules.size(); ++i) {
        if (rubric.rules[i].dimension.empty() && counts(i)) score -= cost(i);
      }
    } else {
      Rational sum = 0;
      Rational weights = 0;
      for (const Dimension& dimension : rubric.dimensions) {
        const std::optional<Rational> part = share(dimension);
        if (part) sum += *part * weight(dimension), weights += weight(dimension);
      }
      if (weights == 0) return std::nullopt;
      score *= sum / weights;
    }
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (counts(i)) score += award(i);
    }
    return score;
  }

  Rational loss(const Dimension& dimension) const {
    Rational sum = 0;
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (rubric.rules[i].dimension == dimension.id && counts(i)) sum += cost(i);
    }
    if (!dimension.max) return sum;
    if (fails_dimension(dimension.id)) return exact(*dimension.max);
    return std::min(sum, exact(*dimension.max));
  }

  Rational weight(const Dimension& dimension) const {
    if (dimension.max) return exact(*dimension.max);
    Rational sum = 0;
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (rubric.rules[i].dimension == dimension.id && counts(i)) sum += exact(rubric.rules[i].points);
    }
    return sum;
  }

  std::optional<Rational> share(const Dimension& dimension) const {
    Rational passed = 0;
    Rational judged = 0;
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (rubric.rules[i].dimension != dimension.id || !counts(i)) continue;
      if (verdict(i) == Verdict::Pass) passed += exact(rubric.rules[i].points);
      if (verdict(i) == Verdict::Pass || verdict(i) == Verdict::Fail) judged += exact(rubric.rules[i].points);
    }
    if (fails_dimension(dimension.id)) return 0;
    if (judged == 0) return std::nullopt;
    return passed / judged;
  }

  std::optional<Decimal> score() const {
    std::optional<Rational> value = unlimited();
    if (value) {
      value = std::min(*value, exact(rubric.score.ceiling.value_or(rubric.score.base)));
      value = std::max(*value, exact(rubric.score.floor));
    }
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (verdict(i) != Verdict::Fail || !counts(i)) continue;
      const Rule& rule = rubric.rules[i];
      if (rule.critical == Rule::Critical::AtMost && value)
        value = std::min(*value, exact(rule.critical_limit));
    }
    for (size_t i = 0; i < rubric.rules.size(); ++i) {
      if (verdict(i) == Verdict::Fail && counts(i) && rubric.rules[i].critical == Rule::Critical::Call)
        value = 0;
    }
    if (!value) return std::nullopt;
    return rounded(*value);
  }
};

}  // namespace

TEST_CASE("deduct takes points off the base") {
  const Rubric rubric = deduct({rule("a", "5"), rule("b", "2.5"), rule("c", "0.01")});
  CHECK(score_of(rubric, {pass(), pass(), pass()}) == "100");
  CHECK(score_of(rubric, {fail(), pass(), pass()}) == "95");
  CHECK(score_of(rubric, {fail(), fail(), fail()}) == "92.49");
  const RuleOutcome na = verdict(Verdict::NotApplicable);
  CHECK(score_of(rubric, {na, verdict(Verdict::Unknown), verdict(Verdict::Review)}) == "100");
}

TEST_CASE("points are lost once a call or once a failure, up to the cap") {
  struct Case {
    Rule::Per per;
    const char* cap;
    uint32_t failures;
    const char* expected;
  };
  for (const Case& one :
       {Case{Rule::Per::Call, nullptr, 1, "95"}, Case{Rule::Per::Call, nullptr, 7, "95"},
        Case{Rule::Per::Failure, nullptr, 1, "95"}, Case{Rule::Per::Failure, nullptr, 3, "85"},
        Case{Rule::Per::Failure, "12", 3, "88"}, Case{Rule::Per::Failure, "12", 2, "90"},
        Case{Rule::Per::Failure, nullptr, 4'000'000'000, "0"}}) {
    Rubric rubric = deduct({rule("a", "5")});
    rubric.rules[0].per = one.per;
    if (one.cap) rubric.rules[0].cap = points(one.cap);
    CAPTURE(one.expected);
    CHECK(score_of(rubric, {fail(one.failures)}) == one.expected);
  }
}

TEST_CASE("a dimension loses its max at most") {
  const Rubric rubric = deduct({rule("a", "8", "d"), rule("b", "4", "d"), rule("c", "3", "e")},
                               {dimension("d", "10"), dimension("e")});
  CallScorer scorer(rubric);
  const CallScore& both = scorer.score(outcome({fail(), fail(), fail()}));
  CHECK(text(both.score) == "87");
  CHECK(text(both.dimensions[0].score) == "0");
  CHECK(text(both.dimensions[0].max) == "10");
  CHECK(text(both.dimensions[1].score) == "-3");
  CHECK(text(both.dimensions[1].max) == "null");
  CHECK(both.points[1] == points("-4"));  // before the dimension's max
  CHECK(text(scorer.score(outcome({fail(), pass(), pass()})).dimensions[0].score) == "2");
}

TEST_CASE("a score stays between floor and ceiling, which is the base by default") {
  Rubric rubric = deduct({rule("a", "60"), rule("b", "60"), rule("c", "0")});
  rubric.rules[2].award = points("10");
  CHECK(score_of(rubric, {fail(), fail(), pass()}) == "0");
  CHECK(score_of(rubric, {pass(), pass(), awarded(1)}) == "100");
  CHECK(score_of(rubric, {fail(), pass(), awarded(1)}) == "50");
  rubric.score.floor = points("30");
  CHECK(score_of(rubric, {fail(), fail(), pass()}) == "30");
  rubric.score.ceiling = points("105");
  CHECK(score_of(rubric, {pass(), pass(), awarded(1)}) == "105");
  rubric.score.ceiling = points("120");
  CHECK(score_of(rubric, {pass(), pass(), awarded(1)}) == "110");
}

TEST_CASE("an award counts once, or each time up to its cap, and in no dimension") {
  Rubric rubric = deduct({rule("a", "0", "d"), rule("b", "50", "d")}, {dimension("d", "50")});
  rubric.rules[0].award = points("3");
  CallScorer scorer(rubric);
  const CallScore& once = scorer.score(outcome({awarded(4), fail()}));
  CHECK(text(once.score) == "53");
  CHECK(text(once.dimensions[0].score) == "0");
  CHECK(once.points[0] == points("3"));
  rubric.rules[0].per = Rule::Per::Failure;
  CHECK(score_of(rubric, {awarded(4), fail()}) == "62");
  rubric.rules[0].cap = points("10");
  CHECK(score_of(rubric, {awarded(4), fail()}) == "60");
  CHECK(score_of(rubric, {verdict(Verdict::NotApplicable), fail()}) == "50");
}

TEST_CASE("critical rules decide last") {
  Rubric rubric = deduct({rule("a", "0", "d"), rule("b", "5", "d")}, {dimension("d", "20")});
  Rule& critical = rubric.rules[0];
  CallScorer scorer(rubric);

  SUBCASE("the call's score is 0, whatever the floor") {
    critical.critical = Rule::Critical::Call;
    rubric.score.floor = points("40");
    const CallScore& result = scorer.score(outcome({fail(), pass()}));
    CHECK(text(result.score) == "0");
    CHECK(result.critical);
    CHECK(text(result.dimensions[0].score) == "20");
    CHECK_FALSE(scorer.score(outcome({pass(), fail()})).critical);
  }
  SUBCASE("the call's score is limited") {
    critical.critical = Rule::Critical::AtMost;
    critical.critical_limit = points("59");
    CHECK(text(scorer.score(outcome({fail(), pass()})).score) == "59");
    CHECK(scorer.score(outcome({fail(), pass()})).critical);
    critical.critical_limit = points("97");
    CHECK(text(scorer.score(outcome({fail(), fail()})).score) == "95");
  }
  SUBCASE("the dimension's score is 0") {
    critical.critical = Rule::Critical::Dimension;
    const CallScore& result = scorer.score(outcome({fail(), fail()}));
    CHECK(text(result.score) == "80");
    CHECK(text(result.dimensions[0].score) == "0");
    CHECK_FALSE(result.critical);
  }
  SUBCASE("a review counts for nothing") {
    critical.critical = Rule::Critical::Call;
    const CallScore& result = scorer.score(outcome({verdict(Verdict::Review, 1), pass()}));
    CHECK(text(result.score) == "100");
    CHECK(result.review);
    CHECK_FALSE(result.critical);
  }
}

TEST_CASE("a draft never counts, not even for review or critical") {
  for (const auto method : {ScoreOptions::Method::Deduct, ScoreOptions::Method::Earn}) {
    Rubric rubric = deduct({rule("a", "10", "d"), rule("b", "10", "d")}, {dimension("d")});
    rubric.score.method = method;
    rubric.rules[0].status = Rule::Status::Draft;
    rubric.rules[0].critical = Rule::Critical::Call;
    CallScorer scorer(rubric);
    const CallScore& failed = scorer.score(outcome({fail(), pass()}));
    CHECK(text(failed.score) == "100");
    CHECK_FALSE(failed.critical);
    CHECK(failed.points[0] == points("-10"));
    CHECK_FALSE(scorer.score(outcome({verdict(Verdict::Review), pass()})).review);
  }
}

TEST_CASE("earn: the mean of the dimensions' shares, weighted") {
  Rubric rubric =
      earn({rule("a", "2", "d"), rule("b", "1", "d"), rule("c", "1", "e")}, {dimension("d"), dimension("e")});
  // Weights 3 and 1: (3 · 2/3 + 1 · 1) / 4.
  CHECK(score_of(rubric, {pass(), fail(), pass()}) == "75");
  // A dimension without share is left out.
  CHECK(score_of(rubric, {pass(), fail(), verdict(Verdict::NotApplicable)}) == "66.67");
  CHECK(score_of(rubric, {fail(), pass(), verdict(Verdict::Unknown)}) == "33.33");
  // What neither passed nor failed is not in the share.
  CHECK(score_of(rubric, {verdict(Verdict::Review), pass(), verdict(Verdict::Unknown)}) == "100");
  rubric.dimensions[0].max = points("30");
  rubric.dimensions[1].max = points("70");
  CHECK(score_of(rubric, {pass(), fail(), pass()}) == "90");

  CallScorer scorer(rubric);
  const CallScore& result = scorer.score(outcome({pass(), fail(), verdict(Verdict::NotApplicable)}));
  CHECK(text(result.dimensions[0].score) == "20");
  CHECK(text(result.dimensions[0].max) == "30");
  CHECK(text(result.dimensions[1].score) == "null");
  CHECK(result.points[1] == points("-1"));
}

TEST_CASE("earn: rounded once, half up") {
  // 2/3 and 1/3 in two dimensions of one weight come to exactly one half.
  Rubric rubric = earn({rule("a", "2", "d"), rule("b", "1", "d"), rule("c", "1", "e"), rule("f", "2", "e")},
                       {dimension("d", "1"), dimension("e", "1")});
  CHECK(score_of(rubric, {pass(), fail(), pass(), fail()}) == "50");
  // 1/8 of 100.04 is 12.505.
  rubric = earn({rule("a", "1", "d"), rule("b", "7", "d")}, {dimension("d")});
  rubric.score.base = points("100.04");
  CHECK(score_of(rubric, {pass(), fail()}) == "12.51");
}

TEST_CASE("earn: a call without any share has no score, but for what is critical") {
  Rubric rubric = earn({rule("a", "0", "d"), rule("b", "1", "d")}, {dimension("d")});
  rubric.score.pass = points("60");
  rubric.score.grades = {{"A", points("0")}};
  rubric.rules[0].critical = Rule::Critical::Call;
  const RuleOutcome na = verdict(Verdict::NotApplicable);
  CallScorer scorer(rubric);
  const CallScore& none = scorer.score(outcome({pass(), na}));
  CHECK_FALSE(none.score);
  CHECK_FALSE(none.passed);
  CHECK(none.grade == nullptr);
  CHECK(text(scorer.score(outcome({fail(), na})).score) == "0");
  rubric.rules[0].critical = Rule::Critical::AtMost;
  CHECK_FALSE(scorer.score(outcome({fail(), na})).score);
  // A dimension that failed as a whole has a share, of 0, even where only a rule without points failed.
  rubric.rules[0].critical = Rule::Critical::Dimension;
  CHECK(text(scorer.score(outcome({fail(), na})).score) == "0");
}

TEST_CASE("pass and grade, only where the rubric has them") {
  Rubric rubric = deduct({rule("a", "5"), rule("b", "45")});
  CallScorer scorer(rubric);
  CHECK_FALSE(scorer.score(outcome({fail(), pass()})).passed);
  CHECK(scorer.score(outcome({fail(), pass()})).grade == nullptr);
  rubric.score.pass = points("95");
  rubric.score.grades = {{"优", points("95.01")}, {"良", points("95")}, {"中", points("60")}};
  CHECK(*scorer.score(outcome({fail(), pass()})).passed);
  CHECK(scorer.score(outcome({fail(), pass()})).grade->name == "良");
  CHECK_FALSE(*scorer.score(outcome({fail(), fail()})).passed);
  CHECK(scorer.score(outcome({fail(), fail()})).grade == nullptr);  // below the lowest
}

TEST_CASE("any rubric and outcome score as the slow scorer says") {
  std::mt19937 random(20261121);
  for (int i = 0; i < 3000; ++i) {
    const Rubric rubric = random_rubric(random);
    CallScorer scorer(rubric);
    for (int j = 0; j < 3; ++j) {
      const CallOutcome call = random_outcome(rubric, random);
      const CallScore& result = scorer.score(call);
      const SlowScorer slow{rubric, call};
      CAPTURE(i);
      REQUIRE(text(result.score) == text(slow.score()));
      for (size_t k = 0; k < rubric.rules.size(); ++k) {
        REQUIRE(result.points[k] == rounded(slow.award(k) - slow.cost(k)));
      }
      for (size_t k = 0; k < rubric.dimensions.size(); ++k) {
        const Dimension& dimension = rubric.dimensions[k];
        if (rubric.score.method == ScoreOptions::Method::Earn) {
          const auto share = slow.share(dimension);
          REQUIRE(result.dimensions[k].score.has_value() == share.has_value());
          if (share) REQUIRE(*result.dimensions[k].score == rounded(*share * slow.weight(dimension)));
          REQUIRE(*result.dimensions[k].max == rounded(slow.weight(dimension)));
        } else {
          const Rational full = dimension.max ? exact(*dimension.max) : Rational(0);
          REQUIRE(*result.dimensions[k].score == rounded(full - slow.loss(dimension)));
        }
      }
    }
  }
}

TEST_CASE("the order of rules does not matter") {
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    Rubric rubric = random_rubric(random);
    CallOutcome call = random_outcome(rubric, random);
    const std::string before = text(CallScorer(rubric).score(call).score);
    for (size_t k = rubric.rules.size(); k > 1; --k) {
      const size_t other = random() % k;
      std::swap(rubric.rules[k - 1], rubric.rules[other]);
      std::swap(call.rules[k - 1], call.rules[other]);
    }
    CHECK(text(CallScorer(rubric).score(call).score) == before);
  }
}
