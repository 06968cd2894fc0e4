#pragma once

#include "base/diagnostic.h"
#include "language/rubric.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// One rule; what concerns the rule alone is checked, references are not. `node` is a map with a valid `id`.
Rule load_rule(const YamlNode& node, Diagnostics& diagnostics);

/// `score` and `dimensions`.
ScoreOptions load_score(const YamlNode& node, Diagnostics& diagnostics);
std::vector<Dimension> load_dimensions(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace zhijian
