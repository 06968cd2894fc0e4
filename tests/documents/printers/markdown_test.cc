#include "documents/printers/markdown.h"

#include <doctest/doctest.h>

#include "documents/golden.h"
#include "documents/sample_day.h"
#include "documents/scorecards.h"

using namespace zhijian;

namespace {

std::string report_markdown(const Report& report, Language language) {
  return markdown(whole_report(report, {language, kQuotesPerRule}));
}

}  // namespace

TEST_CASE("the report as Markdown, whole") {
  const Report report = SampleDay().report();
  check_golden("report.en.md", report_markdown(report, Language::English));
  check_golden("report.zh.md", report_markdown(report, Language::Simplified));
}

TEST_CASE("text is no Markdown") {
  Report report = SampleDay().report();
  report.agents[0].name = "a|b <script> *c* [d](e)\n# f `g`";
  const std::string text = report_markdown(report, Language::English);
  CHECK(text.find("a\\|b \\<script\\> \\*c\\* \\[d\\](e) \\# f \\`g\\`") != std::string::npos);
}

TEST_CASE("a report of nothing ends with one line feed") {
  const std::string text = report_markdown(Scorecards().report({}, {}), Language::English);
  CHECK(text.starts_with("# Scorecards\n\n- calls 0"));
  CHECK(text.ends_with("\n"));
  CHECK_FALSE(text.ends_with("\n\n"));
}
