#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A key of a source description or of zhijian.yaml, and what it is called in Chinese, in simplified script.
struct DescribedKey {
  std::string_view name;
  std::initializer_list<std::string_view> chinese;
};

/// The map with the English names of its keys, in whatever script and width its author wrote them. Unknown
/// keys, and keys that are there under two names, are reported and left out. A map without entries where the
/// node is no map, which is reported too.
YamlNode with_known_keys(const YamlNode& node, std::span<const DescribedKey> known, Diagnostics& diagnostics);

}  // namespace zhijian
