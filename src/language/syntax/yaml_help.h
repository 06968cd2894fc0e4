#pragma once

#include <cstdint>
#include <string>

#include "base/message.h"
#include "base/source_file.h"

namespace zhijian {

/// What most likely helps where yaml-cpp stopped at `offset` for a reason that nothing else explains.
/// `problem`: the library's own words.
Message yaml_help(const SourceFile& file, const std::string& problem, uint32_t offset);

}  // namespace zhijian
