#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("UTF-8 goes both ways") {
  const std::string text = "aé质😀";
  CHECK(to_utf8(to_utf32(text)) == text);
  CHECK(count_code_points(text) == 4);
}

TEST_CASE("invalid UTF-8 is found where it begins") {
  CHECK(find_invalid_utf8("质检") == std::string_view::npos);
  CHECK(find_invalid_utf8("a\x80") == 1);
  CHECK(find_invalid_utf8("质\xE6\x9F") == 3);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
}
