#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rubric/load.h"
#include "rubric/yaml_node.h"

namespace zhijian {

/// Reads a rubric's file and, before it, every file that it extends, directly or not: parents come first,
/// each file once, the rubric itself last. Files that cannot be read, that extend themselves or lie outside
/// are reported and left out; so is a file that is no map.
std::vector<YamlNode> read_layers(const std::shared_ptr<const SourceFile>& first, const LoadOptions& options,
                                  Diagnostics& diagnostics);

/// A file's bytes, through `options.read_file` or from disk, without a byte order mark.
Result<std::string> read_rubric_file(const std::string& path, const LoadOptions& options);

}  // namespace zhijian
