#include "base/suggest.h"

#include <doctest/doctest.h>

#include <vector>

using namespace zhijian;

TEST_CASE("the nearest word is suggested") {
  const std::vector<std::string_view> words = {"require", "forbid", "weight", "points", "per", "cap", "投诉"};
  CHECK(suggest("weigth", words) == "weight");
  CHECK(suggest("requires", words) == "require");
  CHECK(suggest("point", words) == "points");
  CHECK(suggest("pre", words) == "per");
  CHECK(suggest("投訴", words) == "投诉");
}

TEST_CASE("nothing is suggested for what resembles nothing") {
  const std::vector<std::string_view> words = {"require", "cap", "at"};
  CHECK(suggest("banana", words) == std::nullopt);
  CHECK(suggest("xx", words) == std::nullopt);
  CHECK(suggest("", words) == std::nullopt);
  CHECK(suggest("x", {}) == std::nullopt);
}
