#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Reads one YAML or JSON document. What this language does without (tags, anchors, aliases, merge keys,
/// nulls, duplicate keys, a second document) is reported with its place, and so is what is no UTF-8 or no
/// YAML. Invalid where there is nothing to go on with.
YamlNode read_yaml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace zhijian
