#include "documents/json/report_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "documents/golden.h"
#include "documents/sample_day.h"

using namespace zhijian;
using nlohmann::json;

TEST_CASE("the whole report as JSON") {
  check_golden("report.json", report_json(SampleDay().report()));
}

TEST_CASE("the report is valid JSON with the contract's shape") {
  const json report = json::parse(report_json(SampleDay().report()));
  CHECK(report["schema"] == "zhijian.report/2");
  CHECK(report["rubrics"][0] ==
        json{{"id", "hotline"}, {"version", "2026.11"}, {"digest", "sha256:5ca1ab1e"}});
  const json& summary = report["summary"];
  CHECK(summary["calls"].get<int>() == summary["scored"].get<int>() + summary["rejected"].get<int>() +
                                           summary["duplicates"].get<int>() +
                                           summary["not_applicable"].get<int>());
  CHECK(report["agents"][2]["score"]["ci95"].is_array());
  CHECK(report["agents"][0]["score"]["ci95"].is_null());
  CHECK(report["rejects"][0]["line"] == 3);
}

TEST_CASE("a report of nothing") {
  const json report = json::parse(report_json(Scorecards().report({}, {})));
  CHECK(report["agents"] == json::array());
  CHECK(report["summary"]["mean"].is_null());
}

TEST_CASE("with several rubrics each rule and dimension names its own") {
  Report report = SampleDay().report();
  report.rubrics.push_back({"other", "", "sha256:0"});
  const json written = json::parse(report_json(report));
  CHECK(written["agents"][0]["rules"][0]["rubric"] == "hotline");
  CHECK(written["agents"][0]["dimensions"][0]["rubric"] == "hotline");
  CHECK(written["rubrics"][1]["version"].is_null());
}
