#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/source_file.h"

namespace zhijian {

/// Reports why a file is no valid YAML, in the words of what its author most likely did: a tab, wrong
/// indentation, a bracket that is not closed, a dash that is missing. `problem` is what yaml-cpp says, at
/// `offset`; `open_bracket` is the innermost `[` or `{` that it had read.
void report_syntax(const std::shared_ptr<const SourceFile>& file, const std::string& problem, uint32_t offset,
                   std::optional<uint32_t> open_bracket, Diagnostics& diagnostics);

}  // namespace zhijian
