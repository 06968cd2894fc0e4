#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "language/rubric.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// `examples`: calls in the text format under the verdict that they must get.
std::vector<Example> load_examples(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace zhijian
