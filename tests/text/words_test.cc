#include "text/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string_view>

using namespace zhijian;

TEST_CASE("common words stand once each, the most usual first") {
  const auto words = common_words();
  CHECK(words.size() > 40'000);
  CHECK(std::set<std::string_view>(words.begin(), words.end()).size() == words.size());
  const auto place = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) - words.begin();
  };
  CHECK(place("依靠") < place("停靠"));
  CHECK(place("停靠") < static_cast<ptrdiff_t>(words.size()));
  CHECK(place("挨靠") == static_cast<ptrdiff_t>(words.size()));
}
