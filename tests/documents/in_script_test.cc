#include "documents/in_script.h"

#include <doctest/doctest.h>

#include "documents/json/report_json.h"
#include "documents/sample_day.h"

using namespace zhijian;

namespace {

// A stand-in for a conversion that shows what went through it.
std::string mark(std::string_view text) {
  return "<" + std::string(text) + ">";
}

}  // namespace

TEST_CASE("what the rubric says is converted; quotes only if asked; names and ids never") {
  Report report = SampleDay().report();
  convert_texts(report, mark, false);
  const AgentCard& zhang = report.agents.back().agent == "A1007" ? report.agents.back() : report.agents[2];
  REQUIRE(zhang.agent == "A1007");
  CHECK(zhang.name == "张伟");
  CHECK(zhang.team == "一组");
  CHECK(zhang.grade == "<不合格>");
  CHECK(zhang.dimensions[0].name == "<开头语>");
  CHECK(zhang.dimensions[0].id == "opening");
  CHECK(zhang.dimensions[2].name == "");
  CHECK(zhang.rules[1].name == "<推脱>");
  CHECK(zhang.rules[1].instead == "<我马上帮您查询，请您稍等。>");
  CHECK(zhang.rules[1].quotes[0].text == "不知道");
  convert_texts(report, mark, true);
  CHECK(zhang.rules[1].quotes[0].text == "<不知道>");
  CHECK(zhang.rules[1].quotes[0].phrase == "<不知道>");
}
