// JUnit's XML, as much of it as Jenkins's own schema knows.
#include <algorithm>

#include "base/utf8.h"
#include "documents/checks/check_text.h"
#include "documents/checks/checks.h"

namespace zhijian {

namespace {

/// XML 1.0 has no way to write other control characters than tab and line ends, nor U+FFFE and U+FFFF.
bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/// For text and for attributes, in which white space would else become a space.
std::string xml(std::string_view text, bool attribute = true) {
  std::string out;
  const std::string valid = valid_utf8(text);
  for (size_t at = 0; at < valid.size();) {
    const char32_t c = decode_utf8(valid, at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r' || (attribute && (c == '\t' || c == '\n'))) {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      append_utf8(is_xml_character(c) ? c : U'\uFFFD', out);
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

/// Place, message and details, for the page of one test.
std::string body(const Check& check) {
  return (check.place ? place_text(*check.place) + ": " : "") + full_message(check);
}

std::string element(const Check& check) {
  switch (check.outcome) {
    case CheckOutcome::Failed:
      return "      <failure" + attribute("type", check.rule) + attribute("message", check.message) + ">" +
             xml(body(check), false) + "</failure>\n";
    case CheckOutcome::Skipped:
      return "      <skipped" + attribute("message", check.message) + "/>\n";
    case CheckOutcome::Passed:
      break;
  }
  return check.has_remark() ? "      <system-out>" + xml(body(check), false) + "</system-out>\n" : "";
}

struct Suite {
  std::string name;
  size_t tests = 0, failures = 0, skipped = 0;
  std::string cases;

  void add(const Check& check) {
    ++tests;
    failures += check.outcome == CheckOutcome::Failed;
    skipped += check.outcome == CheckOutcome::Skipped;
    cases += "    <testcase" + attribute("classname", check.group) + attribute("name", check.name);
    const std::string inside = element(check);
    cases += inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n";
  }
};

}  // namespace

std::string checks_junit(const Checks& checks) {
  std::vector<Suite> suites;
  size_t failures = 0;
  for (const Check& check : checks.list) {
    auto suite = std::find_if(suites.begin(), suites.end(),
                              [&](const Suite& known) { return known.name == check.group; });
    if (suite == suites.end()) suite = suites.insert(suites.end(), Suite{check.group, 0, 0, 0, {}});
    suite->add(check);
    failures += check.outcome == CheckOutcome::Failed;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                    attribute("name", "zhijian " + checks.command) +
                    attribute("tests", std::to_string(checks.list.size())) +
                    attribute("failures", std::to_string(failures)) + attribute("errors", "0") + ">\n";
  for (const Suite& suite : suites) {
    out += "  <testsuite" + attribute("name", suite.name) + attribute("tests", std::to_string(suite.tests)) +
           attribute("failures", std::to_string(suite.failures)) + attribute("errors", "0") +
           attribute("skipped", std::to_string(suite.skipped)) + ">\n" + suite.cases + "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace zhijian
