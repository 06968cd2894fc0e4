#include "language/layout/lay_out.h"

#include <doctest/doctest.h>

using namespace zhijian;

namespace {

/// The layout, or why there is none.
std::string laid_out(std::string text, const std::string& name = "r.yaml") {
  Diagnostics diagnostics;
  const auto result = lay_out(name, std::move(text), diagnostics);
  return result ? *result : "error: " + to_text(result.error(), Language::English);
}

void check(const std::string& before, const std::string& after) {
  CHECK(laid_out(before) == after);
  CHECK(laid_out(after) == after);
}

}  // namespace

TEST_CASE("layout: two spaces a level, one space inside a line") {
  check("a:   1\nb:\n      - x\n      - y:  2\n        z: [ 甲 ,乙,{c:   d} ]\n",
        "a: 1\nb:\n  - x\n  - y: 2\n    z: [甲, 乙, {c: d}]\n");
  check("a:\n- x\n-   - y\n    - z\n", "a:\n  - x\n  - - y\n    - z\n");
  check("a: {}\nb: [ ]\nc:\n  {x: 1}\n", "a: {}\nb: []\nc: {x: 1}\n");
}

TEST_CASE("layout: what is in brackets stays so where it fits, else each part has a line") {
  check("a: [甲,\n    乙]\n", "a: [甲, 乙]\n");
  std::string list = "a: [", lines = "a:\n";
  for (int i = 0; i < 20; ++i) {
    list += (i > 0 ? ", " : "") + std::string("说不知道") + std::to_string(i);
    lines += "  - 说不知道" + std::to_string(i) + "\n";
  }
  check(list + "]\n", lines);
  check("- {agent: [" + std::string(100, 'x') + "], at: first 1}\n",
        "- agent: [" + std::string(100, 'x') + "]\n  at: first 1\n");
}

TEST_CASE("layout: 120 columns, of which a wide character takes two") {
  std::string text;
  for (int i = 0; i < 57; ++i) text += "字";
  check("a: [" + text + "]\n", "a: [" + text + "]\n");
  check("a: [" + text + "x]\n", "a: [" + text + "x]\n");
  check("a: [" + text + "xy]\n", "a:\n  - " + text + "xy\n");
}

TEST_CASE("layout: quotes only where they keep somebody from thinking") {
  check("a: \"不知道\"\nb: '不知道'\n'c': x\n", "a: 不知道\nb: 不知道\nc: x\n");
  check("a: \"007\"\nb: 'no'\nc: \"\"\nd: \"a: b\"\ne: '甲 乙'\n",
        "a: '007'\nb: 'no'\nc: ''\nd: 'a: b'\ne: '甲 乙'\n");
  check("a: 007\nb: no\n", "a: 007\nb: no\n");
  check("a: [\"甲，乙\", '甲,乙', \"丙\"]\nb: \"甲，乙\"\n", "a: ['甲，乙', '甲,乙', 丙]\nb: 甲，乙\n");
  check("a: 'it''s'\nb: '''s \"x\"'\nc: \"'\\\\\"\n", "a: it's\nb: '''s \"x\"'\nc: '''\\'\n");
  check("a: \"x\\ty\\u0085\\\\\"\n", "a: \"x\\ty\\u0085\\\\\"\n");
}

TEST_CASE("layout: comments stay before, behind and after what they stood at") {
  check(
      "# head\n\n\n\na: 1 # one\n   # two\nb:   # three\n    # four\n    - x\t# five\n    # six\n# seven\nc: "
      "2\n# end",
      "# head\n\na: 1  # one\n# two\nb:  # three\n  # four\n  - x  # five\n  # six\n# seven\nc: 2\n# end\n");
  check("a:\n- x\n# of b\nb: 1\n", "a:\n  - x\n# of b\nb: 1\n");
  check("a:\n  - b:\n      - x\n      # of x\n    # of b\n  # of a\n",
        "a:\n  - b:\n      - x\n      # of x\n    # of b\n  # of a\n");
}

TEST_CASE("layout: a comment inside brackets gives each part a line") {
  check("a: [甲, # one\n    # two\n    乙 # three\n   ] # four\n",
        "a:\n  - '甲'  # one\n  # two\n  - '乙'  # three\n  # four\n");
  check("a: [ # one\n 甲]\n", "a:  # one\n  - 甲\n");
  check("- { # one\n a: 1}\n", "# one\n- a: 1\n");
}

TEST_CASE("layout: what is said behind long brackets goes behind the key") {
  const std::string x(60, 'x'), y(60, 'y');
  check("a: [" + x + ", " + y + "] # one\n", "a:  # one\n  - " + x + "\n  - " + y + "\n");
}

TEST_CASE("layout: comments between a key and its value") {
  check("a: # one\n  1\nb:\n  # two\n  2\n", "a: 1  # one\n# two\nb: 2\n");
  check("a: | # one\n  x\n", "a: |  # one\n  x\n");
  CHECK(
      laid_out("- a:\n    # one\n    1\n") ==
      "error: r.yaml:2:5: this comment would be lost; move it to its own line or after a value: # one");
}

TEST_CASE("layout: a `#` in a text is no comment") {
  check("a: 'x # y'\nb: |\n  # x\n   # y\nc: x#y\n", "a: 'x # y'\nb: |\n  # x\n   # y\nc: x#y\n");
}

TEST_CASE("layout: texts of several lines keep their lines") {
  check("a: |\n     客服：好\n\n       x\n\n\nb: >-\n   x\n   y\n",
        "a: |\n  客服：好\n\n    x\n\nb: >-\n  x\n  y\n");
  check("- |+\n   x\n\n\n- |-\n   y\n", "- |+\n  x\n\n\n- |-\n  y\n");
  check("a: |\n\n  x\n", "a: |\n\n  x\n");
  check("a: x\n  y\n  z\n", "a: x y z\n");
}

TEST_CASE("layout: rules of several lines have a blank line between them") {
  check(
      "rules:\n\n  - id: a\n    forbid: x\n  # about b\n  - id: b\n    forbid: y\n\n\n  - id: c\n    forbid: "
      "z\n",
      "rules:\n  - id: a\n    forbid: x\n\n  # about b\n  - id: b\n    forbid: y\n\n  - id: c\n    forbid: "
      "z\n");
}

TEST_CASE("layout: line ends and the byte order mark") {
  check(
      "\xEF\xBB\xBF"
      "a: |\r\n  x\r\n  y\r\nb: 1 # c\r\n",
      "a: |\n  x\n  y\nb: 1  # c\n");
  CHECK(laid_out("a: 1\rb: 2\n").starts_with("error: "));
}

TEST_CASE("layout: what would be lost is an error") {
  CHECK(laid_out("---\na: 1\n").starts_with("error: r.yaml:1:1: remove '---'"));
  CHECK(laid_out("a: 1\n...\n").starts_with("error: r.yaml:2:1: remove '...'"));
  CHECK(laid_out("a: |2\n   x\n  y\n").starts_with("error: r.yaml:"));
  CHECK(laid_out("a: &b 1\nc: *b\n") == "error: r.yaml: not changed");
  CHECK(laid_out("a: !x 1\n") == "error: r.yaml: not changed");
  CHECK(laid_out("a: [1\n") == "error: r.yaml: not changed");
  CHECK(laid_out("{\"a\": 1}\n") == "error: r.yaml: fmt formats YAML; this file is JSON");
  CHECK(laid_out("{}", "r.json") == "error: r.json: fmt formats YAML; this file is JSON");
}
