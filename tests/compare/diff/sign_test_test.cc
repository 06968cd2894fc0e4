#include "compare/diff/sign_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace zhijian;

namespace {

double log_factorial(uint64_t n) {
  return std::lgamma(static_cast<double>(n) + 1);
}

/// The two-sided probability, added up in the plainest way.
double slow(uint64_t better, uint64_t worse) {
  const uint64_t n = better + worse;
  double sum = 0;
  for (uint64_t i = 0; i <= n; ++i) {
    if (std::min(i, n - i) > std::min(better, worse)) continue;
    sum += std::exp(log_factorial(n) - log_factorial(i) - log_factorial(n - i) -
                    static_cast<double>(n) * std::log(2.0));
  }
  return std::min(sum, 1.0);
}

double value(Ratio ratio) {
  return static_cast<double>(ratio.ten_thousandths) / 10'000;
}

}  // namespace

TEST_CASE("small numbers are exact") {
  CHECK(sign_test(0, 5).p == Ratio{625});  // 2 / 32
  CHECK(sign_test(5, 0).p == Ratio{625});
  CHECK(sign_test(1, 0).p == Ratio{10'000});
  CHECK(sign_test(3, 3).p == Ratio{10'000});
  CHECK(sign_test(1, 9).p == Ratio{215});  // 22 / 1024
  CHECK(sign_test(0, 200).p == Ratio{0});
  CHECK(sign_test(8, 2).exact);
}

TEST_CASE("the same as adding up all splits, up to where it becomes an approximation") {
  for (const auto& [better, worse] : {std::pair(12u, 30u), {100u, 131u}, {480u, 520u}, {470u, 530u}}) {
    const SignTest test = sign_test(better, worse);
    CHECK(test.exact);
    CHECK(std::abs(value(test.p) - slow(better, worse)) <= 0.00006);
  }
  for (const auto& [better, worse] : {std::pair(501u, 500u), {550u, 650u}, {5'000u, 5'200u}}) {
    const SignTest test = sign_test(better, worse);
    CHECK_FALSE(test.exact);
    CHECK(std::abs(value(test.p) - slow(better, worse)) <= 0.001);
  }
}
