#include "base/atomic_file.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace zhijian;
namespace fs = std::filesystem;

namespace {

/// An empty folder that goes away with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("zhijian-atomic-" + std::to_string(::getpid()));
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
  long entries() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator()); }
};

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file appears with commit() and not before") {
  const Folder folder;
  auto file = AtomicFile::create(folder.file("a"));
  REQUIRE(file);
  REQUIRE(file->write("zhi"));
  REQUIRE(file->write(std::string(1'000'000, 'x')));
  REQUIRE(file->write("jian"));
  CHECK(folder.entries() == 0);
  REQUIRE(file->commit());
  CHECK(folder.entries() == 1);
  CHECK(content(folder.file("a")) == "zhi" + std::string(1'000'000, 'x') + "jian");
}

TEST_CASE("without commit() the old file stays and nothing else") {
  const Folder folder;
  REQUIRE(write_file(folder.file("a"), "old"));
  {
    auto file = AtomicFile::create(folder.file("a"));
    REQUIRE(file);
    REQUIRE(file->write("new"));
  }
  CHECK(content(folder.file("a")) == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a replaced file keeps its mode, and a link stays a link") {
  const Folder folder;
  REQUIRE(write_file(folder.file("a"), "old"));
  ::chmod(folder.file("a").c_str(), 0640);
  fs::create_symlink("a", folder.file("link"));
  REQUIRE(write_file(folder.file("link"), "new"));
  CHECK(content(folder.file("a")) == "new");
  CHECK(fs::is_symlink(folder.file("link")));
  struct stat status {};
  ::stat(folder.file("a").c_str(), &status);
  CHECK((status.st_mode & 0777) == 0640);
}

TEST_CASE("what cannot be written is an error that names the file") {
  const Folder folder;
  const auto missing = write_file(folder.file("no/such/folder"), "x");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().arguments.at(0) == folder.file("no/such/folder"));
  CHECK_FALSE(write_file(folder.path.string(), "x"));
  CHECK_FALSE(write_file("/dev/full", "x"));
  CHECK(write_file("/dev/null", "x"));
}

TEST_CASE("a disk without room leaves the old file") {
  const Folder folder;
  REQUIRE(write_file(folder.file("a"), "old"));
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{4096, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto written = write_file(folder.file("a"), std::string(1 << 20, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  CHECK_FALSE(written);
  CHECK(content(folder.file("a")) == "old");
  CHECK(folder.entries() == 1);
}
