#include "cli/rubrics.h"

#include <cstdlib>
#include <filesystem>

#include "base/messages/cli.h"
#include "cli/console.h"
#include "language/load/load.h"
#include "language/syntax/render_diagnostic.h"

namespace zhijian {

namespace fs = std::filesystem;

namespace {

constexpr const char* kDefaultRuleset = "hotline.yaml";

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

void report(const std::string& name, const Diagnostics& diagnostics, Console& console) {
  size_t warnings = 0;
  for (const Diagnostic& finding : diagnostics.all()) {
    const bool error = finding.severity() == Severity::Error;
    warnings += !error;
    if (error || console.verbose() > 0) {
      console.err(render(finding, console.language(), console.color_err()));
    }
  }
  if (warnings > 0 && console.verbose() == 0) {
    console.warning(message(says::kRubricWarnings, name, std::to_string(warnings)));
  }
}

}  // namespace

std::string rulesets_folder() {
  if (const char* folder = std::getenv("ZHIJIAN_RULESETS"); folder != nullptr && *folder != '\0')
    return folder;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (const char* place : {"../share/zhijian/rulesets", "../rulesets"}) {
    const fs::path folder = (program.parent_path() / place).lexically_normal();
    if (is_file(folder / kDefaultRuleset)) return folder.string();
  }
  return {};
}

std::string rubric_path(const std::string& name) {
  if (name.find('/') != std::string::npos || is_file(name)) return name;
  const std::string folder = rulesets_folder();
  if (folder.empty()) return name;
  for (const std::string& file : {name, name + ".yaml"}) {
    if (is_file(fs::path(folder) / file)) return (fs::path(folder) / file).string();
  }
  return name;
}

std::shared_ptr<const CompiledRubric> load_and_compile(const std::string& name, bool allow_outside,
                                                       Diagnostics& diagnostics) {
  LoadOptions loading;
  loading.allow_outside = allow_outside;
  const auto rubric = load_rubric(rubric_path(name), loading, diagnostics);
  auto compiled = rubric ? compile(*rubric, diagnostics) : nullptr;
  diagnostics.sort();
  return compiled;
}

std::optional<CompiledRubrics> load_rubrics(const Options& options, Console& console) {
  std::vector<std::string> names = options.rubrics;
  if (names.empty()) {
    const std::string folder = rulesets_folder();
    if (folder.empty()) return console.error(message(says::kNoDefaultRuleset)), std::nullopt;
    names.push_back((fs::path(folder) / kDefaultRuleset).string());
  }
  CompiledRubrics rubrics;
  bool complete = true;
  for (const std::string& name : names) {
    Diagnostics diagnostics;
    auto compiled = load_and_compile(name, options.allow_outside, diagnostics);
    report(name, diagnostics, console);
    if (compiled == nullptr) {
      console.error(message(says::kRubricUnusable, name));
      complete = false;
    } else {
      rubrics.push_back(std::move(compiled));
    }
  }
  return complete ? std::optional(std::move(rubrics)) : std::nullopt;
}

}  // namespace zhijian
