#include <doctest/doctest.h>

#include <limits>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes_of;
using zhijian::testing::load_fine;

namespace {

std::string rubric_for(const std::string& test) {
  return "rubric: r\napplies_to: {" + test + "}\n";
}
FieldTest field(const std::string& test) {
  return load_fine(rubric_for(test)).applies_to.at(0);
}
std::string found(const std::string& test) {
  return codes_of(rubric_for(test));
}

}  // namespace

TEST_CASE("tests on the call's own data") {
  using Kind = FieldTest::Kind;
  CHECK(field("team: 一组").texts[0].text == "一组");
  CHECK(field("team: [一组, 二组]").texts.size() == 2);
  CHECK(field("queue: '007'").texts[0].text == "007");
  CHECK(field("satisfaction: 5").kind == Kind::Texts);
  CHECK(field("satisfaction: at most 2").comparison == Comparison{Comparison::Kind::AtMost, 2, 0});
  CHECK(field("satisfaction: \"<=2\"").comparison == Comparison{Comparison::Kind::AtMost, 2, 0});
  CHECK(field("sentiment: under -0.5").comparison.low == -0.5);
  CHECK(field("route: north to south").kind == Kind::Texts);
  CHECK(field("contract: from 2026-11-01").kind == Kind::DateRange);
  CHECK(field("satisfaction: at most 2").written == "at most 2");
}

TEST_CASE("dates, times and weekdays") {
  using Kind = FieldTest::Kind;
  const FieldTest range = field("date: 2026-10-01 to 2026-10-07");
  CHECK(range.kind == Kind::DateRange);
  CHECK(range.high - range.low == 6);
  CHECK(field("date: 1970-01-02").low == 1);
  CHECK(field("date: 1970-01-02").high == 1);
  CHECK(field("date: from 2026-11-01").high == std::numeric_limits<int64_t>::max());
  CHECK(field("date: [2026-10-01, 2026-10-05]").texts.size() == 2);
  const FieldTest night = field("time: 22:00 to 08:00");
  CHECK(night.low == 22 * 60);
  CHECK(night.high == 8 * 60);
  CHECK(field("time: 18:00 to 24:00").high == 24 * 60);
  CHECK(field("weekday: monday").weekdays == 1);
  CHECK(field("weekday: [周六, 星期日, 週日]").weekdays == 0x60);
  CHECK(field("weekday: [Saturday, 星期天, 禮拜一]").weekdays == 0x61);
}

TEST_CASE("what the tool counts") {
  CHECK(field("turns: 2 to 30").comparison == Comparison{Comparison::Kind::Between, 2, 30});
  CHECK(field("duration: over 2m").comparison.low == 120'000);
  CHECK(field("longest_silence: '> 500ms'").comparison == Comparison{Comparison::Kind::Over, 500, 0});
  CHECK(field("agent_share: over 40%").comparison.low == 0.4);
  CHECK(field("agent_share: at most 0.5").comparison.low == 0.5);
  CHECK(field("first_speaker: agent").texts.size() == 1);
}

TEST_CASE("what is wrong with a test") {
  CHECK(found("turns: 5") == "E031@2:21");
  CHECK(found("turns: [5, 6]") == "E032@2:22 E032@2:25");
  CHECK(found("duration: over 5") == "E032@2:24");
  CHECK(found("agent_share: over 120%") == "E032@2:27");
  CHECK(found("agent_share: at most 1") == "E043@2:27");
  CHECK(found("date: 2026-13-01") == "E038@2:20");
  CHECK(found("date: 2026-02-29") == "E038@2:20");
  CHECK(found("date: 2026-10-07 to 2026-10-01") == "E034@2:20");
  CHECK(found("date: until 2026-10-01") == "E038@2:20");
  CHECK(found("time: 09:00") == "E039@2:20");
  CHECK(found("time: 09:00 to 09:00") == "E039@2:20");
  CHECK(found("time: 9:00 to 10:00") == "E039@2:20");
  CHECK(found("weekday: [周一, 周八]") == "E040@2:28");
  CHECK(found("first_speaker: agnet") == "E028@2:29");
  CHECK(found("satisfaction: over five") == "E032@2:28");
  CHECK(found("satisfaction: 5 to 2") == "E034@2:28");
  CHECK(found("agent_turn: over 3") == "W010@1:9 W006@2:14");
  CHECK(found("team: {a: b}") == "E022@2:20");
  CHECK(found("team: ''") == "E025@2:21");
  CHECK(found("") == "E026@2:13");
}
