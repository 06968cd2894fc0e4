#include "language/syntax/yaml_node.h"

#include <algorithm>

namespace zhijian {

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key.is_scalar() && entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

bool YamlNode::has_invalid_key() const {
  return std::any_of(entries.begin(), entries.end(),
                     [](const YamlEntry& entry) { return entry.key.is_invalid(); });
}

}  // namespace zhijian
