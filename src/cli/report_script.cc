#include "cli/report_script.h"

#include <algorithm>

#include "base/messages/cli.h"
#include "documents/in_script.h"
#include "text/convert.h"

namespace zhijian {

std::string script_config(const std::string& script, const std::string& rubric_config) {
  const std::string to_simplified = "t2s", to_traditional = "s2t";
  const std::string& fallback = script == "hans" ? to_simplified : to_traditional;
  const size_t two = rubric_config.find('2');
  if (two == std::string::npos) return fallback;
  std::string from = rubric_config.substr(0, two), to = rubric_config.substr(two + 1);
  const bool regional_wording = to.ends_with('p');
  if (regional_wording) to.pop_back();
  const bool simplifies = to == "s";
  if (!simplifies && from != "s") return fallback;
  if (simplifies != (script == "hans")) std::swap(from, to);
  return from + "2" + to + (regional_wording ? "p" : "");
}

Result<void> check_script(const Options& options) {
  for (const char* known : {"", "as-is", "hans", "hant"}) {
    if (options.script == known) return {};
  }
  return unexpected(message(says::kBadValue, "--script", options.script, "as-is, hans, hant"));
}

namespace {

template <typename AnyReport>
Result<void> apply(const Options& options, const std::string& rubric_config, AnyReport& report) {
  if (options.script.empty() || options.script == "as-is") return {};
  const auto converter = Converter::open(script_config(options.script, rubric_config));
  if (!converter) return unexpected(converter.error());
  convert_texts(
      report, [&](std::string_view text) { return converter->convert(text); }, options.convert_evidence);
  return {};
}

}  // namespace

Result<void> apply_script(const Options& options, const std::string& rubric_config, Report& report) {
  return apply(options, rubric_config, report);
}

Result<void> apply_script(const Options& options, const std::string& rubric_config, DiffReport& report) {
  return apply(options, rubric_config, report);
}

}  // namespace zhijian
