#include "calls/call_times.h"

#include <doctest/doctest.h>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("moments as people and exports write them") {
  struct {
    const char* text;
    const char* iso;
  } const cases[] = {
      {"2026-11-21T09:03:11+08:00", "2026-11-21T09:03:11+08:00"},
      {"2026-11-21 09:03:11", "2026-11-21T09:03:11"},
      {"2026/11/21 9:03", "2026-11-21T09:03"},
      {"2026.11.21 09:03:11.5", "2026-11-21T09:03:11.500"},
      {"2026年11月21日 9:03", "2026-11-21T09:03"},
      {"2026年11月21日 星期六 下午3时05分", "2026-11-21T15:05"},
      {"2026年11月21日", "2026-11-21"},
      {"2026-11-21 12:05 AM", "2026-11-21T00:05"},
      {"20261121090311", "2026-11-21T09:03:11"},
      {"202611210903", "2026-11-21T09:03"},
      {"20261121", "2026-11-21"},
      {"46347.37722222222", "2026-11-21T09:03:12"},
      {"46347", "2026-11-21"},
      {"1795251791", "2026-11-21T09:03:11Z"},
      {"1795251791250", "2026-11-21T09:03:11.250Z"},
      {"2026-11-21 09:03:11 -0500", "2026-11-21T09:03:11-05:00"},
  };
  for (const auto& item : cases) {
    CAPTURE(item.text);
    const auto moment = parse_moment(item.text);
    REQUIRE(moment);
    CHECK(iso_moment(*moment) == item.iso);
  }
  for (const char* text : {"", "9", "昨天", "2026-13-01", "2026-02-30", "21/11/2026", "11/21/2026 9:03",
                           "9:60", "25:00", "2026-11-21 09:03:11x", "123456"}) {
    CAPTURE(text);
    CHECK(!parse_moment(text));
  }
}

TEST_CASE("a start that is no day is kept, counted and quoted, whatever the format") {
  const ReadResult result =
      read_text(R"({"call": "1", "start": "昨天下午", "turns": [{"speaker": "agent", "text": "a"}]})"
                "\n"
                R"({"call": "2", "start": "2026/11/21 9:03", "turns": [{"speaker": "agent", "text": "a"}]})");
  CHECK(to_lines(result.calls) ==
        "1@1 (unknown) start=昨天下午 | 1 agent: a\n2@2 (unknown) start=2026-11-21T09:03 | 1 agent: a\n");
  CHECK(result.count(ReadWarning::UnreadStart) == 1);
}

TEST_CASE("times in a unit that cannot be right are taken as missing, whatever the format") {
  const auto call = [](int64_t factor, int64_t begin = 0) {
    std::string turns;
    for (int i = 0; i < 40; ++i) {
      turns += (i > 0 ? ", " : "") +
               std::string(R"({"speaker": "agent", "text": "您好，请问有什么可以帮您", "begin_ms": )") +
               std::to_string(begin + i * 4000 / factor) +
               ", \"end_ms\": " + std::to_string(begin + (i * 4000 + 3000) / factor) + "}";
    }
    return read_text("{\"call\": \"1\", \"turns\": [" + turns + "]}");
  };
  CHECK(call(1).count(ReadWarning::ImplausibleTimes) == 0);
  CHECK(call(1).calls.at(0).segments[1].begin_ms == 4000);
  const ReadResult seconds = call(1000);
  CHECK(seconds.count(ReadWarning::ImplausibleTimes) == 1);
  CHECK(seconds.calls.at(0).segments[1].begin_ms == kNoTime);
  const ReadResult since_1970 = call(1, 1795251791000);
  CHECK(since_1970.calls.at(0).start == "2026-11-21T09:03:11Z");
  CHECK(since_1970.calls.at(0).segments[1].begin_ms == 4000);
}
