#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Where a scalar stands in the file. yaml-cpp tells only where it begins.
struct ScalarExtent {
  Span content;      ///< without quotes where the content is verbatim, else with them
  uint32_t end = 0;  ///< behind the closing quote
  YamlNode::Style style = YamlNode::Style::Plain;
  bool closed = true;  ///< false for a quote that nothing closes, which yaml-cpp accepts silently
};

/// `begin`: offset of the scalar, of its opening quote or block mark. `value`: what yaml-cpp made of it.
ScalarExtent scalar_extent(std::string_view source, uint32_t begin, std::string_view value);

}  // namespace zhijian
