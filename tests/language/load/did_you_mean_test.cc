#include "language/load/did_you_mean.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("edit distance counts characters, swaps as one") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("points", "piont") == 2);
  CHECK(edit_distance("form", "from") == 1);
  CHECK(edit_distance("问候语", "问候") == 1);
  CHECK(edit_distance("礼貌", "禮貌") == 1);
}

TEST_CASE("suggestions are near") {
  const std::string_view keys[] = {"points", "per", "forbid", "require", "id"};
  CHECK(did_you_mean("pionts", keys) == "points");
  CHECK(did_you_mean("forbids", keys) == "forbid");
  CHECK(did_you_mean("pre", keys) == "per");
  CHECK(did_you_mean("weight", keys).empty());
  CHECK(did_you_mean("x", keys).empty());
  CHECK(did_you_mean(std::string(1000, 'x'), keys).empty());
  CHECK(did_you_mean("points", {}).empty());
}
