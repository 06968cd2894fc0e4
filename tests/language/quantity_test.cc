#include "language/quantity.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("durations") {
  CHECK(parse_duration("500ms") == 500);
  CHECK(parse_duration("5s") == 5000);
  CHECK(parse_duration("1.5s") == 1500);
  CHECK(parse_duration("0.25m") == 15'000);
  CHECK(parse_duration("2m") == 120'000);
  for (const char* text : {"", "5", "s", "5 s", "5h", "-5s", "5S", "1e3s", "0.0001s", ".5s", "5.s", "infs",
                           "99999999999999999s"}) {
    CHECK_MESSAGE(!parse_duration(text), text);
  }
}

TEST_CASE("comparisons") {
  using Kind = Comparison::Kind;
  using Outcome = ParsedComparison::Outcome;
  const auto parsed = [](const char* text, Unit unit = Unit::Count) { return parse_comparison(text, unit); };
  const auto is = [&](const char* text, Comparison expected, Unit unit = Unit::Count) {
    const ParsedComparison result = parsed(text, unit);
    CHECK_MESSAGE(result.outcome == Outcome::Fine, text);
    CHECK_MESSAGE(result.comparison == expected, text);
  };
  is("over 5s", {Kind::Over, 5000, 0}, Unit::Duration);
  is("under 2", {Kind::Under, 2, 0});
  is("at least 2", {Kind::AtLeast, 2, 0});
  is("at  most   3", {Kind::AtMost, 3, 0});
  is("exactly 1", {Kind::Exactly, 1, 0});
  is("2 to 3", {Kind::Between, 2, 3});
  is("2s to 3m", {Kind::Between, 2000, 180'000}, Unit::Duration);
  is(">=2", {Kind::AtLeast, 2, 0});
  is("<= 2", {Kind::AtMost, 2, 0});
  is("> 500ms", {Kind::Over, 500, 0}, Unit::Duration);
  is("<2", {Kind::Under, 2, 0});
  is("=2", {Kind::Exactly, 2, 0});
  is("==2", {Kind::Exactly, 2, 0});
  is("over 40%", {Kind::Over, 0.4, 0}, Unit::Share);
  is("under -0.5", {Kind::Under, -0.5, 0}, Unit::Number);
  CHECK(parsed("2").outcome == Outcome::BareNumber);
  CHECK(parsed("5s").outcome == Outcome::BareNumber);
  CHECK(parsed("3 to 2").outcome == Outcome::Reversed);
  CHECK(parsed("at least two").outcome == Outcome::BadQuantity);
  CHECK(parsed("over 5", Unit::Duration).outcome == Outcome::BadQuantity);
  CHECK(parsed("over 1.5").outcome == Outcome::BadQuantity);
  CHECK(parsed("over 120%", Unit::Share).outcome == Outcome::BadQuantity);
  CHECK(parsed(">= 2 3").outcome == Outcome::BadQuantity);
  for (const char* text : {"", "more than 5", "Over 5", "over", "at least", "at 5", "5 or 6", "two"}) {
    CHECK_MESSAGE(parsed(text).outcome == Outcome::NoComparison, text);
  }
}
