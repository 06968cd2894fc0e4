#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A set or a moment and what it replaced, oldest first: the last one counts.
struct DefinitionChain {
  struct Definition {
    const YamlEntry* entry;
    std::string rubric;  ///< id of the rubric that gives it
  };
  std::string name;
  std::vector<Definition> definitions;
};

/// A rubric's files put together, still as written: places lead into the file where a thing stands.
struct ResolvedTree {
  YamlNode top;  ///< every other top-level key, the nearest file's value; `score` and `dimensions` key by key
  std::vector<DefinitionChain> phrases;
  std::vector<DefinitionChain> moments;
  std::vector<YamlNode> rules;  ///< inherited ones first; overridden ones in their old place
};

/// Puts the layers together (parents first, see read_layers); `layers` must outlive the result.
ResolvedTree resolve(const std::vector<YamlNode>& layers, Diagnostics& diagnostics);

}  // namespace zhijian
