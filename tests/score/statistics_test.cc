#include "score/statistics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace zhijian;

namespace {

ScoreSpread spread_of(const std::vector<int64_t>& hundredths) {
  ScoreHistogram histogram;
  for (const int64_t value : hundredths) histogram.add(Decimal::from_hundredths(value));
  return *histogram.spread();
}

double in_points(Decimal value) {
  return static_cast<double>(value.hundredths()) / 100;
}

}  // namespace

TEST_CASE("without scores there is nothing, with one no spread") {
  CHECK_FALSE(ScoreHistogram().mean());
  CHECK_FALSE(ScoreHistogram().spread());
  const ScoreSpread one = spread_of({8750});
  CHECK(one.mean.to_string() == "87.5");
  CHECK(one.median.to_string() == "87.5");
  CHECK_FALSE(one.stddev);
  CHECK_FALSE(one.ci95_low);
  CHECK_FALSE(one.ci95_high);
}

TEST_CASE("known figures") {
  // 2, 4, 4, 4, 5, 5, 7, 9: deviations from 5 squared add up to 32, over 7; t for 7 degrees of freedom
  // is 2.3646.
  const ScoreSpread spread = spread_of({200, 400, 400, 400, 500, 500, 700, 900});
  CHECK(spread.mean.to_string() == "5");
  CHECK(spread.median.to_string() == "4.5");
  CHECK(spread.min.to_string() == "2");
  CHECK(spread.max.to_string() == "9");
  CHECK(spread.stddev->to_string() == "2.14");
  CHECK(spread.ci95_low->to_string() == "3.21");
  CHECK(spread.ci95_high->to_string() == "6.79");
  const ScoreSpread same = spread_of({9000, 9000, 9000});
  CHECK(same.stddev->to_string() == "0");
  CHECK(same.ci95_low->to_string() == "90");
}

TEST_CASE("rounded half up, also below zero") {
  CHECK(spread_of({0, 1}).mean.to_string() == "0.01");
  CHECK(spread_of({0, -1}).mean.to_string() == "0");
  CHECK(spread_of({0, -1, -1}).mean.to_string() == "-0.01");
  CHECK(spread_of({0, 1}).median.to_string() == "0.01");
  CHECK(Ratio::of(1, 3).to_string() == "0.3333");
  CHECK(Ratio::of(2, 3).to_string() == "0.6667");
  CHECK(Ratio::of(1, 20000).to_string() == "0.0001");
  CHECK(Ratio::of(1, 1).to_string() == "1");
  CHECK(Ratio::of(0, 7).to_string() == "0");
}

TEST_CASE("figures are those of the plain formulas") {
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    std::vector<int64_t> values(2 + random() % 60);
    for (int64_t& value : values) value = static_cast<int64_t>(random() % 12001) - 2000;
    const ScoreSpread spread = spread_of(values);
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const int64_t value : values) sum += static_cast<double>(value) / 100;
    double squares = 0;
    for (const int64_t value : values) squares += std::pow(static_cast<double>(value) / 100 - sum / n, 2);
    const double deviation = std::sqrt(squares / (n - 1));
    const double reach =
        static_cast<double>(student_t_975(values.size() - 1)) / 1e6 * deviation / std::sqrt(n);
    std::sort(values.begin(), values.end());
    const int64_t middle = values[(values.size() - 1) / 2] + values[values.size() / 2];
    CHECK(std::abs(in_points(spread.mean) - sum / n) <= 0.0050001);
    CHECK(std::abs(in_points(spread.median) - static_cast<double>(middle) / 200) <= 0.0050001);
    CHECK(std::abs(in_points(*spread.stddev) - deviation) <= 0.0050001);
    CHECK(std::abs(in_points(*spread.ci95_low) - (sum / n - reach)) <= 0.0050001);
    CHECK(std::abs(in_points(*spread.ci95_high) - (sum / n + reach)) <= 0.0050001);
  }
}

TEST_CASE("Student's t has the values of the tables") {
  struct Known {
    uint64_t degrees;
    double t;
  };
  for (const Known& known : {Known{1, 12.706}, Known{2, 4.303}, Known{5, 2.571}, Known{12, 2.179},
                             Known{13, 2.160}, Known{20, 2.086}, Known{30, 2.042}, Known{60, 2.000},
                             Known{100, 1.984}, Known{1'000'000'000'000, 1.960}}) {
    CAPTURE(known.degrees);
    CHECK(std::abs(static_cast<double>(student_t_975(known.degrees)) / 1e6 - known.t) <= 0.0005);
  }
  for (uint64_t degrees = 1; degrees < 200; ++degrees)
    CHECK(student_t_975(degrees) > student_t_975(degrees + 1));
}

TEST_CASE("merged histograms are as if filled one by one") {
  std::mt19937 random(11);
  ScoreHistogram whole, parts[3];
  for (int i = 0; i < 500; ++i) {
    const Decimal score = Decimal::from_hundredths(static_cast<int64_t>(random() % 10001));
    whole.add(score);
    parts[random() % 3].add(score);
  }
  for (int i : {1, 2}) parts[0].merge(parts[i]);
  CHECK(parts[0].count() == whole.count());
  CHECK(parts[0].spread()->stddev == whole.spread()->stddev);
  CHECK(parts[0].spread()->median == whole.spread()->median);
  CHECK(parts[0].mean() == whole.mean());
}

TEST_CASE("the largest scores do not overflow") {
  ScoreHistogram histogram;
  histogram.add(Decimal::from_int(1'000'000'000'000), 1'000'000'000'000'000);
  histogram.add(Decimal::from_int(-1'000'000'000'000), 1'000'000'000'000'000);
  const ScoreSpread spread = *histogram.spread();
  CHECK(spread.mean == Decimal());
  CHECK(*spread.stddev == Decimal::from_int(1'000'000'000'000));
}
