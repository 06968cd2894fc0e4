#include "base/shown_bytes.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("bytes that are no text are shown as what they are") {
  CHECK(shown_bytes("") == "");
  CHECK(shown_bytes("今天/a.txt") == "今天/a.txt");
  CHECK(shown_bytes("\xC4\xE3.txt") == "\\xC4\\xE3.txt");
  CHECK(shown_bytes("质\xE6\x9F") == "质\\xE6\\x9F");
}
