#include "calls/times.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("clocks") {
  CHECK(parse_clock("00:12.3") == 12300);
  CHECK(parse_clock("3:07") == 187000);
  CHECK(parse_clock("75:00") == 4500000);
  CHECK(parse_clock("01:02:03.456") == 3723456);
  CHECK(parse_clock("01:02:03,4") == 3723400);
  CHECK(parse_clock(" 0:0.020 ") == 20);
  for (const char* wrong : {"", "12", "1:60", "1:75:00", "1:", ":12", "1:2:3:4", "1:02x", "-1:00", "1:02."}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_clock(wrong).has_value());
  }
}

TEST_CASE("durations say their unit") {
  CHECK(parse_call_time("187s") == 187000);
  CHECK(parse_call_time("187000ms") == 187000);
  CHECK(parse_call_time("5m") == 300000);
  CHECK(parse_call_time("3:07") == 187000);
  CHECK(parse_call_time("1h 2m 3.5s") == 3723500);
  CHECK(parse_call_time("3分7秒") == 187000);
  CHECK(parse_call_time("3分鐘7秒") == 187000);
  for (const char* wrong : {"", "187", "5x", "m", "5m7", "-5s", "99999999999999s"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_call_time(wrong).has_value());
  }
}

TEST_CASE("bare numbers") {
  CHECK(parse_number("12.34", 1000) == 12340);
  CHECK(parse_number("0.0005", 1000) == 1);
  CHECK(parse_number(" 7 ", 1) == 7);
  CHECK_FALSE(parse_number("7s", 1).has_value());
  CHECK_FALSE(parse_number("-7", 1).has_value());
}
