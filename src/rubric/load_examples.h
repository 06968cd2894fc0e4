#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "rubric/rubric.h"
#include "rubric/yaml_node.h"

namespace zhijian {

/// `examples`: calls in the text format under the verdict that they must get.
std::vector<Example> load_examples(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace zhijian
