#include "base/run_program.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("a program's output, errors and exit status") {
  const auto done = run_program({"sh", "-c", "printf out; printf err >&2; exit 3"});
  REQUIRE(done);
  CHECK(done->out == "out");
  CHECK(done->err == "err");
  CHECK(done->status == 3);
}

TEST_CASE("arguments reach the program as they are, and it has no input") {
  const auto done = run_program({"printf", "%s|%s", "$HOME; ls", "a b"});
  REQUIRE(done);
  CHECK(done->out == "$HOME; ls|a b");
  const auto input = run_program({"cat"});
  REQUIRE(input);
  CHECK(input->out.empty());
}

TEST_CASE("much on both streams at once") {
  const auto done = run_program(
      {"sh", "-c",
       "i=0; while [ $i -lt 4000 ]; do printf '%0100d' 0; printf '%0100d' 0 >&2; i=$((i+1)); done"});
  REQUIRE(done);
  CHECK(done->out.size() == 400'000);
  CHECK(done->err.size() == 400'000);
}

TEST_CASE("a program that is not there") {
  CHECK_FALSE(run_program({"no-such-program-anywhere"}));
}
