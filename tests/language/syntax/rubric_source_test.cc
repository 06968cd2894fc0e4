#include "language/syntax/rubric_source.h"

#include <doctest/doctest.h>

using namespace zhijian;

namespace {

std::string named(const std::string& name) {
  const RubricLocation location = locate_rubric(name);
  return location.source->name(location.path);
}

}  // namespace

TEST_CASE("what a name for a rubric means") {
  CHECK(locate_rubric("a/b.yaml").path == "a/b.yaml");
  CHECK(named("a/b.yaml") == "a/b.yaml");
  CHECK(locate_rubric("git:main:a/b.yaml").path == "a/b.yaml");
  CHECK(named("git:main:a/b.yaml") == "git:main:a/b.yaml");
  CHECK(named("git:origin/main:a/../b.yaml") == "git:origin/main:b.yaml");
  CHECK(named("git::b.yaml") == "git::b.yaml");
  // No file on disk, whatever is there, but a path that is missing.
  CHECK(locate_rubric("git:b.yaml").path.empty());
  CHECK(locate_rubric("./git:b.yaml").path == "./git:b.yaml");
}
