#include "text/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace zhijian;

TEST_CASE("common words are sorted and without doubles") {
  const auto words = common_words();
  CHECK(words.size() > 40'000);
  CHECK(std::adjacent_find(words.begin(), words.end(), std::greater_equal<>()) == words.end());
  CHECK(std::binary_search(words.begin(), words.end(), "头发"));
  CHECK_FALSE(std::binary_search(words.begin(), words.end(), "頭髮"));
}
