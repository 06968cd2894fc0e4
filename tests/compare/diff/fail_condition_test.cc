#include "compare/diff/fail_condition.h"

#include <doctest/doctest.h>

#include "compare/diff/diff_report.h"

using namespace zhijian;

namespace {

DiffReport report_with(uint64_t changed, uint64_t agents) {
  DiffReport report;
  report.impact.emplace();
  report.impact->agents = agents;
  report.impact->agents_changed.resize(changed);
  report.impact->compared = 40;
  report.impact->pass_to_fail = 3;
  report.impact->fail_to_pass = 1;
  report.impact->critical_new = 2;
  report.impact->scores.change = Decimal::parse("-1.25");
  return report;
}

bool holds(const std::string& text, const DiffReport& report) {
  const auto condition = parse_fail_condition(text);
  REQUIRE_MESSAGE(condition, text);
  return evaluate(*condition, report).holds;
}

}  // namespace

TEST_CASE("conditions compare what they measure, exactly") {
  const DiffReport report = report_with(1, 20);
  CHECK(holds("agents-changed>0", report));
  CHECK_FALSE(holds("agents-changed>1", report));
  CHECK(holds("agents-changed>=1", report));
  CHECK(holds("agents-changed>4.99%", report));
  CHECK_FALSE(holds("agents-changed>5%", report));
  CHECK(holds("agents-changed >= 5 %", report));
  CHECK(holds("pass-flips>3", report));
  CHECK(holds("pass-flips>=10%", report));
  CHECK_FALSE(holds("pass-flips>10%", report));
  CHECK(holds("mean-drop>1.24", report));
  CHECK_FALSE(holds("mean-drop>1.25", report));
  CHECK(holds("critical-new>0", report));
}

TEST_CASE("of nothing there is no part") {
  CHECK_FALSE(holds("agents-changed>=0%", report_with(0, 0)));
  CHECK(holds("agents-changed>=0", report_with(0, 0)));
}

TEST_CASE("what is no condition") {
  for (const char* text : {"", ">5", "agents-changed", "agents-changed>", "agents-changed=5",
                           "agents-changed<5", "agents-changed>-1", "agents-changed>101%", "mean-drop>5%",
                           "unknown>1", "agents-changed>5%%", "agents-changed>1.234"})
    CHECK_MESSAGE(!parse_fail_condition(text), text);
}
