#include "base/decimal.h"

#include <doctest/doctest.h>

using zhijian::Decimal;

TEST_CASE("decimals keep two places exactly") {
  CHECK(Decimal::parse("2.5")->hundredths() == 250);
  CHECK(Decimal::parse("-0.25")->to_string() == "-0.25");
  CHECK(Decimal::parse("7")->to_string() == "7");
  CHECK(Decimal::from_hundredths(8750).to_string() == "87.5");
  CHECK(Decimal::from_hundredths(-5).to_string() == "-0.05");
}

TEST_CASE("what is no such number is refused") {
  for (const char* text : {"", "-", ".5", "1.", "1.234", "1e3", "9999999999999999999", "五"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
}
