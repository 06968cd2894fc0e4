#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "evaluate/evaluator.h"

namespace zhijian {

class Console;

using CompiledRubrics = std::vector<std::shared_ptr<const CompiledRubric>>;

/// The folder of rulesets that come with the program: the value of ZHIJIAN_RULESETS, else found from where
/// the program stands (share/zhijian/rulesets when installed, rulesets when in a build folder). Empty where
/// there is none.
std::string rulesets_folder();

/// The file that a `-r` names: a path as it is; a bare name that is no file is looked for among the rulesets
/// that come with the program.
std::string rubric_path(const std::string& name);

/// Loads and compiles the rubrics that the options name, by default the one that comes with the program.
/// Errors are printed; then the result is empty. Of warnings only the number is told; `lint` prints them.
std::optional<CompiledRubrics> load_rubrics(const Options& options, Console& console);

/// Loads and compiles one rubric; everything that is to be said about it goes to `diagnostics`.
std::shared_ptr<const CompiledRubric> load_and_compile(const std::string& name, bool allow_outside,
                                                       Diagnostics& diagnostics);

}  // namespace zhijian
