#include "documents/text_layout.h"

#include <doctest/doctest.h>

#include "text/width.h"

using namespace zhijian;

TEST_CASE("bars are as long as their share") {
  const auto points = [](int64_t whole) { return Decimal::from_int(whole); };
  CHECK(bar(points(100), points(100), 10) == "██████████");
  CHECK(bar(points(0), points(100), 10) == "");
  CHECK(bar(points(50), points(100), 5) == "██▌");
  CHECK(bar(points(1), points(100), 10) == "");
  CHECK(bar(points(2), points(100), 10) == "▏");
  CHECK(bar(points(-3), points(100), 10) == "");
  CHECK(bar(points(120), points(100), 10) == "██████████");
  CHECK(bar(points(5), points(0), 10) == "");
  CHECK(bar(points(1'000'000'000'000), points(1'000'000'000'000), 20).size() == 60);
}

TEST_CASE("lines are broken at spaces and beside wide characters") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("short", 10) == Lines{"short"});
  CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrap("one two", 7) == Lines{"one two"});
  CHECK(wrap("不知道您说什么", 6) == Lines{"不知道", "您说什", "么"});
  CHECK(wrap("不知道，您说", 6) == Lines{"不知", "道，您", "说"});
  CHECK(wrap("查order单", 7) == Lines{"查order", "单"});
  CHECK(wrap("查询order单", 8) == Lines{"查询", "order单"});
  CHECK(wrap("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  CHECK(wrap("好", 1) == Lines{"好"});
}

TEST_CASE("wrapped lines fit and lose nothing but spaces") {
  const std::string text =
      "客户说 “abc def” 之后，坐席须在本轮说：您好，please hold on 请稍等（不超过30秒）。";
  for (int columns = 4; columns < 60; ++columns) {
    std::string joined;
    for (const std::string& line : wrap(text, columns)) {
      CHECK(display_width(line) <= columns);
      joined += line;
    }
    const auto without_spaces = [](std::string value) {
      std::erase(value, ' ');
      return value;
    };
    CHECK(without_spaces(joined) == without_spaces(text));
  }
}

TEST_CASE("tables align, cut what is too wide, and end no line with spaces") {
  TextTable table({{"name", false, 6}, {"n", true}, {"", false}});
  table.add({{"王敏"}, {"5"}, {"x"}});
  table.add({{"somebody"}, {"12"}, {""}});
  table.add({{""}, {""}, {""}});
  CHECK(table.lines(false) == std::vector<std::string>{"name     n", "王敏     5  x", "someb…  12", ""});
  CHECK(table.width() == 13);
}
