#pragma once

#include <string>

#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A scalar on one line, as `fmt` writes it: plain where that is plain to everybody, else in single quotes,
/// else in double quotes. A scalar that was written plain stays plain. `in_flow`: it stands inside `[ ]` or
/// `{ }`. `quoted`: quotes are wanted anyway.
std::string scalar_layout(const YamlNode& scalar, bool in_flow, bool quoted = false);

}  // namespace zhijian
