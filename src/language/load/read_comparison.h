#pragma once

#include <optional>

#include "base/comparison.h"
#include "base/diagnostic.h"
#include "language/quantity.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A comparison in a node; what is no comparison, or holds always or never, is reported.
std::optional<Comparison> read_comparison(const YamlNode& node, Unit unit, Diagnostics& diagnostics);

/// Reports what `parse_comparison` found wrong; false where nothing is.
bool report_comparison(const YamlNode& node, const ParsedComparison& parsed, Unit unit,
                       Diagnostics& diagnostics);

}  // namespace zhijian
