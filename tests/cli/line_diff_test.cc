#include "cli/commands/line_diff.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("a diff shows what changed with three lines around it") {
  CHECK(line_diff("f", "a\nb\n", "a\nb\n", false).empty());
  CHECK(line_diff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", false) ==
        "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(line_diff("f", "", "a\n", false) == "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(line_diff("f", "a\n", "", false) == "--- f\n+++ f\n@@ -1,1 +0,0 @@\n-a\n");
}

TEST_CASE("changes far apart are hunks of their own") {
  std::string before, after;
  for (int i = 1; i <= 20; ++i) {
    before += std::to_string(i) + "\n";
    if (i != 2) after += std::to_string(i) + "\n";
    if (i == 18) after += "x\n";
  }
  CHECK(
      line_diff("f", before, after, false) ==
      "--- f\n+++ f\n@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -16,5 +15,6 @@\n 16\n 17\n 18\n+x\n 19\n 20\n");
}
