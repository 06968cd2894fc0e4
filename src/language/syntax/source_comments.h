#pragma once

#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A comment of a YAML file, which the tree of nodes knows nothing of.
struct SourceComment {
  Span span;              ///< from `#` to the line's last character that is no blank
  bool own_line = false;  ///< nothing but blanks stands before it
  uint32_t column = 0;    ///< bytes before it in its line
};

/// All comments of a file that was read without errors, in order. `root` is what it was read as: a `#` inside
/// its quoted and block scalars is text.
std::vector<SourceComment> source_comments(const SourceFile& file, const YamlNode& root);

}  // namespace zhijian
