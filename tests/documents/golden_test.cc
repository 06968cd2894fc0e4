#include "documents/golden.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace zhijian {

namespace {

std::string line_around(const std::string& text, size_t at) {
  const size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

}  // namespace

void check_golden(std::string_view name, const std::string& actual) {
  const std::string path = std::string(ZHIJIAN_SOURCE_DIR "/tests/documents/golden/").append(name);
  if (std::getenv("ZHIJIAN_UPDATE_GOLDEN")) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (actual == expected) return;
  const size_t shared = std::min(actual.size(), expected.size());
  const auto difference =
      std::mismatch(actual.begin(), actual.begin() + static_cast<std::ptrdiff_t>(shared), expected.begin());
  const auto at = static_cast<size_t>(difference.first - actual.begin());
  CAPTURE(name);
  CHECK(line_around(actual, at) == line_around(expected, at));
  CHECK(actual.size() == expected.size());
}

}  // namespace zhijian
