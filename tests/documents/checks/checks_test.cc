#include "documents/checks/checks.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace zhijian;

namespace {

Checks one(Check check) {
  Checks checks;
  checks.command = "lint";
  checks.list.push_back(std::move(check));
  return checks;
}

Check failing(std::string message) {
  Check check;
  check.rule = "E001";
  check.group = "a.yaml";
  check.name = "E001 a.yaml";
  check.outcome = CheckOutcome::Failed;
  check.message = std::move(message);
  return check;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("places are lines and columns in code points, the end behind the last character") {
  const auto file = std::make_shared<const SourceFile>("甲.yaml", "a: 1\n乙: 不知道\n");
  const auto place = check_place({file, {10, 19}});
  REQUIRE(place);
  CHECK(place->begin == LineColumn{2, 4});
  CHECK(place->end == LineColumn{2, 7});
  CHECK_FALSE(check_place({}));
}

TEST_CASE("a workflow command stays on its line and keeps what means something there") {
  Check check = failing("100% :: a,b\r\nc");
  check.name = "a: b, c%";
  check.place = CheckPlace{"x:y,%.yaml", {3, 4}, {3, 9}};
  CHECK(checks_github(one(check)) ==
        "::error file=x%3Ay%2C%25.yaml,line=3,endLine=3,col=4,endColumn=9,title=a%3A b%2C c%25"
        "::100%25 :: a,b%0D%0Ac\n");
  check.place = CheckPlace{"x", {3, 4}, {5, 1}};
  CHECK(contains(checks_github(one(check)), "file=x,line=3,endLine=5,title="));
  check.place = check_line("x", 0);
  CHECK(contains(checks_github(one(check)), "::error file=x,title="));
  check.place.reset();
  CHECK(contains(checks_github(one(check)), "::error title="));
}

TEST_CASE("what passed without a word is no annotation, what passed with one is") {
  Check check = failing("careful");
  check.outcome = CheckOutcome::Passed;
  check.severity = CheckSeverity::Warning;
  CHECK(contains(checks_github(one(check)), "::warning "));
  check.message.clear();
  CHECK(checks_github(one(check)).empty());
  check.outcome = CheckOutcome::Skipped;
  check.message = "nothing to do";
  CHECK(checks_github(one(check)).empty());
}

TEST_CASE("XML has only characters that XML can have") {
  const std::string xml = checks_junit(one(failing("a\x01<&\"\xFF>\n\xEF\xBF\xBE")));
  CHECK(contains(xml, "message=\"a\uFFFD&lt;&amp;&quot;\uFFFD&gt;&#10;\uFFFD\""));
  CHECK(contains(xml, ">a\uFFFD&lt;&amp;&quot;\uFFFD&gt;\n\uFFFD</failure>"));
  CHECK(contains(xml, "<testsuites name=\"zhijian lint\" tests=\"1\" failures=\"1\" errors=\"0\">"));
}

TEST_CASE("JUnit: one suite a group, in the order of their first checks") {
  Checks checks = one(failing("x"));
  checks.list.push_back({.rule = "lint", .group = "b.yaml", .name = "lint"});
  checks.list.push_back({.rule = "lint",
                         .group = "a.yaml",
                         .name = "more",
                         .outcome = CheckOutcome::Skipped,
                         .message = "no need"});
  const std::string xml = checks_junit(checks);
  CHECK(contains(xml, "<testsuite name=\"a.yaml\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\">"));
  CHECK(contains(xml, "<testcase classname=\"b.yaml\" name=\"lint\"/>"));
  CHECK(contains(xml, "<skipped message=\"no need\"/>"));
  CHECK(xml.find("\"b.yaml\"") > xml.find("no need"));
}

TEST_CASE("TAP: directives and line ends are only ours") {
  Check check = failing("say \"#1\"\\\n\x1b");
  check.name = "a # SKIP b\n\\c";
  check.details = "one: two\n\"three\": four\nfive six: seven\n";
  check.place = CheckPlace{"x", {3, 4}, {3, 9}};
  CHECK(checks_tap(one(check)) ==
        "TAP version 13\n1..1\nnot ok 1 - a.yaml: a \\# SKIP b \\\\c\n  ---\n"
        "  message: \"say \\\"#1\\\"\\\\\\n\\x1b\"\n  severity: error\n  rule: \"E001\"\n  file: \"x\"\n"
        "  line: 3\n  column: 4\n  end_line: 3\n  end_column: 9\n  details:\n    - \"one\\x3a two\"\n"
        "    - \"\\\"three\\\"\\x3a four\"\n    - \"five six: seven\"\n"
        "  ...\n");
  check.outcome = CheckOutcome::Skipped;
  check.message = "not #1";
  CHECK(contains(checks_tap(one(check)), "ok 1 - a.yaml: a \\# SKIP b \\\\c # SKIP not \\#1\n"));
  CHECK(checks_tap({}) == "TAP version 13\n1..0\n");
}

TEST_CASE("SARIF: URIs are percent-encoded and relative, messages have no placeholders and no links") {
  Check check = failing("{0} is [this](that)\xFF");
  check.place = CheckPlace{"./规则 1/../a#b:c%.yaml", {3, 4}, {3, 9}};
  const auto log = nlohmann::json::parse(checks_sarif(one(check)));
  const auto& result = log["runs"][0]["results"][0];
  CHECK(result["message"]["text"] == "{{0}} is [this] (that)\uFFFD");
  const auto& physical = result["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "a%23b%3Ac%25.yaml");
  CHECK(physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
  CHECK(physical["region"] ==
        nlohmann::json{{"startLine", 3}, {"startColumn", 4}, {"endLine", 3}, {"endColumn", 9}});
  CHECK(log["runs"][0]["columnKind"] == "unicodeCodePoints");
  check.place = CheckPlace{"/tmp/规.yaml", {0, 0}, {0, 0}};
  const auto absolute =
      nlohmann::json::parse(checks_sarif(one(check)))["runs"][0]["results"][0]["locations"][0];
  CHECK(absolute["physicalLocation"] ==
        nlohmann::json{{"artifactLocation", {{"uri", "file:///tmp/%E8%A7%84.yaml"}}}});
}

TEST_CASE("SARIF: a rule is listed once, with its description") {
  Checks checks = one(failing("x"));
  checks.list.push_back(failing("y"));
  checks.rules.push_back({"E001", "about …"});
  const auto log = nlohmann::json::parse(checks_sarif(checks));
  const auto& driver = log["runs"][0]["tool"]["driver"];
  REQUIRE(driver["rules"].size() == 1);
  CHECK(driver["rules"][0]["shortDescription"]["text"] == "about …");
  CHECK(log["runs"][0]["results"][1]["ruleIndex"] == 0);
}
