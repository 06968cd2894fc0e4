#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "language/syntax/rubric_source.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Reads what a rubric extends, directly or not: parents come first, each file once, the rubric itself last.
/// Files that cannot be read, that extend themselves or lie outside the first one's folder are reported and
/// left out; so is a file that is no map. `first` is the file at `location`.
std::vector<YamlNode> read_layers(const RubricLocation& location,
                                  const std::shared_ptr<const SourceFile>& first, bool allow_outside,
                                  Diagnostics& diagnostics);

/// A file's bytes, without a byte order mark.
Result<std::string> read_rubric_file(const RubricLocation& location);

}  // namespace zhijian
