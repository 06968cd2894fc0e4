#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// A block scalar (`|` or `>`) taken apart, so that it can be indented anew.
struct BlockText {
  std::string header;  ///< "|", ">-", "|+"
  std::vector<std::string_view>
      lines;                     ///< without the indentation that they share; blanks at their ends stay
  size_t blank_lines_after = 0;  ///< that belong to the text (`|+`)
};

/// None where the block's indentation is given by a number, or its first line goes deeper than others: then
/// where it ends cannot be told from where it begins.
std::optional<BlockText> block_text(const SourceFile& file, const YamlNode& scalar);

}  // namespace zhijian
