#pragma once

#include "base/diagnostic.h"
#include "language/keys.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Writes the keys of a rubric's tree, and the words of its values, in English, simplified or traditional
/// Chinese. What the author named, and what is no word of the language, stays. To English, which is what
/// loading knows, a key that stands in one map in two languages is reported, and the second left out.
void write_keys(YamlNode& rubric, KeyScript script, Diagnostics& diagnostics);

/// The language that most keys of a rubric's text are written in; English where there are none.
KeyScript key_script(std::string_view rubric);

/// True if the text is that key of the place, in any language and script.
bool is_key(std::string_view text, std::span<const Key> place, std::string_view english);

/// The key of the place that a text is, in any language and script; null for none.
const Key* find_key(std::span<const Key> place, std::string_view text);

}  // namespace zhijian
