#include "documents/json/csv.h"

#include <doctest/doctest.h>

#include "documents/golden.h"
#include "documents/sample_day.h"

using namespace zhijian;

namespace {

std::string records_csv(CsvRows rows) {
  const SampleDay day;
  std::string out = records_csv_header(rows);
  for (const CallRecord& record : day.records()) append_records_csv(record, rows, {}, out);
  return out;
}

/// Cells of every row, read as RFC 4180 says.
std::vector<std::vector<std::string>> parse(std::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        row.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\r') {
      REQUIRE(csv.substr(i, 2) == "\r\n");
      ++i;
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("tables for spreadsheets, whole") {
  check_golden("agents.csv", agents_csv(SampleDay().report()));
  check_golden("calls.csv", records_csv(CsvRows::Calls));
  check_golden("rules.csv", records_csv(CsvRows::Rules));
  check_golden("hits.csv", records_csv(CsvRows::Hits));
}

TEST_CASE("every row has a cell for every column, after a byte order mark") {
  for (const std::string& csv : {agents_csv(SampleDay().report()), records_csv(CsvRows::Calls),
                                 records_csv(CsvRows::Rules), records_csv(CsvRows::Hits)}) {
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
    const auto rows = parse(csv);
    REQUIRE(rows.size() > 2);
    for (const auto& row : rows) CHECK(row.size() == rows[0].size());
  }
}

TEST_CASE("no cell is a formula, and numbers stay numbers") {
  struct Case {
    std::string text, cell;
  };
  for (const Case& one :
       {Case{"=1+1", "'=1+1"}, Case{"+86", "'+86"}, Case{"-1", "'-1"}, Case{"@SUM(A1)", "'@SUM(A1)"},
        Case{"\t=1", "'\t=1"}, Case{"\r=1", "'\r=1"}, Case{"\n=1", "'\n=1"}, Case{"＝1", "'＝1"},
        Case{"=a,\"b\"", "'=a,\"b\""}, Case{"a=1", "a=1"}, Case{"说\"好\"", "说\"好\""}, Case{"a,b", "a,b"},
        Case{"two\nlines", "two\nlines"}, Case{"", ""}}) {
    CallRecord record;
    record.call = record.agent = record.agent_name = one.text;
    RuleRecord& rule = record.rules.emplace_back();
    rule.id = rule.name = rule.instead = one.text;
    rule.verdict = Verdict::Fail;
    rule.points = Decimal::from_hundredths(-550);
    HitRecord& hit = rule.hits.emplace_back();
    hit.parts = {{1, 2, 3, one.text}};
    hit.phrase = hit.sentence = one.text;
    std::string csv;
    for (const CsvRows rows : {CsvRows::Calls, CsvRows::Rules, CsvRows::Hits})
      append_records_csv(record, rows, {}, csv);
    const auto rows = parse(csv);
    CHECK(rows[0][0] == one.cell);
    CHECK(rows[0][2] == one.cell);
    CHECK(rows[1][4] == one.cell);
    CHECK(rows[1][7] == "-5.5");
    CHECK(rows[2][11] == one.cell);
    CHECK(rows[2][21] == one.cell);
  }
}

TEST_CASE("with several rubrics a dimension's column names its rubric") {
  Report report = SampleDay().report();
  report.rubrics.push_back({"other", "", "sha256:0"});
  CHECK(agents_csv(report).find(",dimension:hotline/opening,") != std::string::npos);
}

TEST_CASE("rows by name") {
  CHECK(csv_rows("hits") == CsvRows::Hits);
  CHECK_FALSE(csv_rows("hit"));
}
