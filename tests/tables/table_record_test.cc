#include "tables/table_record.h"

#include <doctest/doctest.h>

#include <random>

#include "tables/delimiter.h"
#include "tables/xlsx/workbook.h"

using namespace zhijian;

TEST_CASE("cells of any content come back from a table") {
  std::mt19937 random(7);
  const char* const pieces[] = {"好", "\"", ",", "\n", "\r\n", "a", " ", "\"\"", "；", "'"};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<std::string>> rows(1 + random() % 5);
    std::string text;
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (size_t i = 0; i < row.size(); ++i) {
        for (size_t n = random() % 5; n > 0; --n) row[i] += pieces[random() % std::size(pieces)];
        std::string quoted;
        for (const char c : row[i]) quoted += c == '"' ? "\"\"" : std::string(1, c);
        const bool plain = row[i].find_first_of("\",\n\r") == std::string::npos && random() % 2 == 0;
        text += (i > 0 ? "," : "") + (plain ? row[i] : '"' + quoted + '"');
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    TableRecord record;
    size_t at = 0;
    for (const auto& row : rows) {
      REQUIRE(record.read(text, at, true, ',') == TableRecord::Outcome::Row);
      REQUIRE(record.size() == row.size());
      for (size_t i = 0; i < row.size(); ++i) CHECK(record.cell(i) == row[i]);
    }
    CHECK(record.read(text, at, true, ',') == TableRecord::Outcome::End);
  }
}

TEST_CASE("a separator line tells the delimiter") {
  CHECK(separator_line("sep=;\r\na;b")->delimiter == ';');
  CHECK(separator_line("\"SEP=\t\"\na")->size == 8);
  CHECK(!separator_line("sep,a\n"));
  CHECK(!separator_line("sep=;;\n"));
  CHECK(likely_delimiter("a|b|c,d\n", true) == '|');
  CHECK(!likely_delimiter("abc\n", true));
}

TEST_CASE("what a number's format shows") {
  for (const char* code : {"yyyy/m/d h:mm", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "h:mm:ss"}) {
    CAPTURE(code);
    CHECK(style_of_format(code).kind == NumberKind::Date);
  }
  CHECK(style_of_format("[h]:mm:ss").kind == NumberKind::Elapsed);
  CHECK(style_of_format("00000").digits == 5);
  for (const char* code : {"General", "0.00", "#,##0\"days\"", "0", "[Red]0.0", "@"}) {
    CAPTURE(code);
    CHECK(style_of_format(code).kind == NumberKind::Plain);
  }
  CHECK(without_escapes("a_x000D_b_x00_") == "a\rb_x00_");
}
