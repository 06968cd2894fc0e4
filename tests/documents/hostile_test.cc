// One set of hostile texts, tried in every place of a report, against everything that is written for people and
// spreadsheets.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/harmless.h"
#include "documents/json/csv.h"
#include "documents/printers/html.h"
#include "documents/printers/markdown.h"
#include "documents/printers/terminal.h"
#include "documents/sample_day.h"
#include "documents/scorecards.h"

using namespace zhijian;

namespace {

const std::vector<std::string> kHostile = {
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{main}}{{script}}",
    "<!-- ",
    "]]>",
    "&lt;b&gt;",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(1)",
    "＝1",
    "\t=1",
    "a\nb",
    "a\r\nb",
    "::error::x",
    "| a | b |",
    "# heading",
    "[x](http://example.com)",
    "![x](http://example.com/x.png)",
    "`code`",
    "<details>",
    "\033[31mred\033[0m",
    "\033]0;title\a",
    std::string("nul\0byte", 8),
    "\x01\x02\x7f",
    "\u0085next",
    "\u202Eright to left",
    "\u2066isolated\u2069",
    "\u200Fmark",
    "\u061Cmark",
    "\u2028line",
    "a,b;c\td",
    "\"quoted\"",
    "%00%0a",
    "${x}$(y)",
    "../../etc/passwd",
    std::string(300, 'x'),
};

Report hostile_report(const std::string& text) {
  Report report = SampleDay().report();
  for (AgentCard& agent : report.agents) {
    agent.agent = agent.name = agent.team = text;
    agent.grade = text;
    for (DimensionCard& dimension : agent.dimensions) dimension.name = dimension.id = text;
    for (RuleCard& rule : agent.rules) {
      rule.id = rule.name = rule.instead = text;
      for (ReasonCard& reason : rule.reasons) reason.text = text;
      rule.quotes.change([&](Quote& quote) {
        quote.text = quote.sentence = quote.phrase = quote.call = quote.label = text;
      });
    }
  }
  for (TeamCard& team : report.teams) team.team = text;
  for (RubricCard& rubric : report.rubrics) rubric.id = rubric.version = text;
  for (Reject& reject : report.rejects) reject.file = text;
  return report;
}

bool is_harmless(const std::string& text) {
  return harmless(text, Lines::Kept) == text;
}

size_t count(const std::string& text, std::string_view part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("no text of others does anything in what is written for people") {
  const CardOptions options{Language::Simplified, kQuotesPerRule};
  const std::string harmless_page =
      html_page(report_page(hostile_report("x"), options), "", Language::Simplified);
  for (const std::string& text : kHostile) {
    CAPTURE(text);
    const Report report = hostile_report(text);
    CHECK(is_harmless(markdown(whole_report(report, options))));
    CHECK(is_harmless(terminal_text(whole_report(report, options), {80, false, false})));
    CHECK(is_harmless(agents_csv(report)));
    const std::string page = html_page(report_page(report, options), text, Language::Simplified);
    CHECK(is_harmless(page));
    for (const char* tag : {"<script", "</script", "<img", "<!--", "<details", "<style", "<a "})
      CHECK(count(page, tag) == count(harmless_page, tag));
    CHECK(count(page, "<img") == 0);
    CHECK(count(page, "Content-Security-Policy") == 1);
  }
}
