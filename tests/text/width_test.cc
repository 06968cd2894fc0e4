#include "text/width.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("columns on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("质检a") == 5);
  CHECK(display_width("ＡＢ，") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("一\u200B二") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("𠮷") == 2);
  CHECK(display_width("é…") == 2);
}

TEST_CASE("text is cut to columns") {
  CHECK(fit_width("您好", 4) == "您好");
  CHECK(fit_width("您好吗", 5) == "您好…");
  CHECK(fit_width("您好吗", 4) == "您…");
  CHECK(fit_width("abc", 3) == "abc");
  CHECK(fit_width("abcd", 3) == "ab…");
  CHECK(fit_width("您好", 1) == "…");
  CHECK(fit_width("您好", 0) == "");
  CHECK(fit_width("", 0) == "");
  CHECK(fit_width("ae\u0301bc", 3) == "ae\u0301…");
}

TEST_CASE("text is filled to columns") {
  CHECK(pad_right("质", 4) == "质  ");
  CHECK(pad_left("质", 4) == "  质");
  CHECK(pad_left("质检", 3) == "质检");
  CHECK(pad_right("", 2) == "  ");
}
