// Rubrics that were damaged at random: whatever a hand or a disk may do to a file, it is either loaded or
// something is found, and every place that is named lies in its file.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "language/lint/lint.h"
#include "language/loading.h"
#include "language/syntax/render_diagnostic.h"

using namespace zhijian;

namespace {

constexpr const char* kPieces[] = {"：",
                                   "{",
                                   "}",
                                   "[",
                                   "]",
                                   "- ",
                                   "'",
                                   "\"",
                                   ": ",
                                   "…",
                                   "<",
                                   "0-6>",
                                   "(",
                                   "|",
                                   ")",
                                   "不",
                                   "&a",
                                   "*a",
                                   "!x ",
                                   "~",
                                   "null",
                                   "\n",
                                   "  ",
                                   "#",
                                   "\\",
                                   "when",
                                   "not: ",
                                   "any: ",
                                   "、",
                                   "，",
                                   ",",
                                   "\t",
                                   "\xff",
                                   "\x04",
                                   "call: ",
                                   "at: first 3",
                                   "times: at least 2",
                                   "sequence: ",
                                   "moment: ",
                                   "%"};

/// The nearest begin of a character.
size_t snap(const std::string& text, size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return at;
}

std::string damage(std::string text, std::mt19937& random) {
  const auto below = [&](size_t limit) { return random() % (limit + 1); };
  for (size_t times = 1 + below(3); times > 0; --times) {
    const size_t at = snap(text, below(text.size()));
    const size_t other = snap(text, below(text.size()));
    switch (below(3)) {
      case 0:
        text.insert(at, kPieces[below(std::size(kPieces) - 1)]);
        break;
      case 1:
        text.erase(at, snap(text, at + 1 + below(8)) - at);
        break;
      case 2:
        text.insert(at, std::string(text, other, snap(text, other + below(60)) - other));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("damaged rubrics") {
  std::vector<std::string> rubrics;
  const std::filesystem::path folder =
      std::filesystem::path(ZHIJIAN_SOURCE_DIR) / "tests/language/diagnostics";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& path : files) {
    if (path.extension() != ".yaml") continue;
    std::ifstream stream(path, std::ios::binary);
    rubrics.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  std::mt19937 random(20261001);
  for (int i = 0; i < 600; ++i) {
    const std::string text = damage(rubrics[random() % rubrics.size()], random);
    CAPTURE(text);
    auto loaded = testing::load_text(text);
    CHECK(loaded.rubric.has_value() != loaded.diagnostics.has_errors());
    if (loaded.rubric) lint_rubric(*loaded.rubric, loaded.diagnostics);
    for (const Diagnostic& finding : loaded.diagnostics.all()) {
      REQUIRE(finding.place.file);
      CHECK(finding.place.span.begin <= finding.place.span.end);
      CHECK(finding.place.span.end <= finding.place.file->text().size());
      CHECK(render(finding, Language::Traditional, true).size() > 10);
    }
  }
}
