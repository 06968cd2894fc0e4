#pragma once

#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "compare/diff/diff_report.h"
#include "score/scorecard.h"

namespace zhijian {

/// The OpenCC configuration that turns text into the script of `--script` ("hans" or "hant"), nearest to the
/// one that the rubric names: with `tw2sp`, traditional text is made by `s2twp`.
std::string script_config(const std::string& script, const std::string& rubric_config);

/// Carries out `--script` and `--convert-evidence` on a report.
Result<void> apply_script(const Options& options, const std::string& rubric_config, Report& report);

/// The same on a change of a rubric.
Result<void> apply_script(const Options& options, const std::string& rubric_config, DiffReport& report);

/// An error where `--script` has a value that it cannot have.
Result<void> check_script(const Options& options);

}  // namespace zhijian
