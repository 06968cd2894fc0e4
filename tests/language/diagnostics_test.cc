// Every finding that a rubric can have, as people see it: tests/language/diagnostics/<CODE>.yaml and the
// whole of what is printed for it, <CODE>.out. With ZHIJIAN_UPDATE set in the environment, the .out files are
// written anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "evaluate/evaluator.h"
#include "language/lint/lint.h"
#include "language/load/load.h"
#include "language/loading.h"
#include "language/syntax/render_diagnostic.h"

namespace fs = std::filesystem;
using namespace zhijian;

namespace {

const fs::path kFolder = fs::path(ZHIJIAN_SOURCE_DIR) / "tests/language/diagnostics";

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Loads, lints and compiles where that is possible, and renders everything that was found.
std::string findings(const std::string& file, Language language) {
  LoadOptions options;
  // Names stay short and the same on every machine.
  options.source = std::make_shared<testing::ReadWith>([](const std::string& path) -> Result<std::string> {
    if (!fs::is_regular_file(kFolder / path))
      return unexpected(message(says::help_system_says, "no such file"));
    return read(kFolder / path);
  });
  Diagnostics diagnostics;
  const std::optional<Rubric> rubric = load_rubric(file, options, diagnostics);
  if (rubric) lint_rubric(*rubric, diagnostics);
  if (rubric && !diagnostics.has_errors()) compile(*rubric, diagnostics);
  std::string out;
  for (const Diagnostic& finding : diagnostics.all()) out += render(finding, language, false);
  return out;
}

}  // namespace

TEST_CASE("every finding has a golden example") {
  std::set<std::string> codes;
  for (size_t i = 0; i < static_cast<size_t>(DiagnosticCode::kCount); ++i) {
    const DiagnosticInfo& info = diagnostic_info(static_cast<DiagnosticCode>(i));
    CHECK_MESSAGE(codes.insert(std::string(info.code)).second, info.code << " is given twice");
    CHECK((info.code[0] == 'E') == (info.severity == Severity::Error));
    CHECK_MESSAGE(fs::exists(kFolder / (std::string(info.code) + ".yaml")), "no example of " << info.code);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".yaml") continue;
    // E004.yaml, and others of the same finding: E004-question-mark.yaml.
    const std::string name = entry.path().filename().string();
    const std::string code = name.substr(0, 4);
    CAPTURE(name);
    CHECK(codes.contains(code));
    const std::string shown = findings(name, Language::English);
    CHECK(shown.find("[" + code + "]") != std::string::npos);
    CHECK(findings(name, Language::Simplified).find("[" + code + "]") != std::string::npos);
    fs::path golden = entry.path();
    golden.replace_extension(".out");
    if (std::getenv("ZHIJIAN_UPDATE") != nullptr) std::ofstream(golden, std::ios::binary) << shown;
    CHECK(shown == read(golden));
  }
}
