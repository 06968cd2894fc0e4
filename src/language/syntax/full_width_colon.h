#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Chinese input methods write `：` where YAML needs `: `; YAML then takes key and value as one text. These
/// recognise that where something else was expected, report it, and say whether they did.

/// A plain scalar that begins `key：`, where a map is needed.
bool report_full_width_colon(const YamlNode& scalar, Diagnostics& diagnostics);

/// A key without a value, `points:10`, that is one with a value but for the space.
bool report_tight_key(const YamlNode& key, Diagnostics& diagnostics);

/// A plain scalar that holds `key：` of a key of this language at its beginning or after a line break.
bool report_swallowed_key(const YamlNode& scalar, Diagnostics& diagnostics);

/// YAML that cannot be read at `offset`: a line there or shortly before it that begins `key：`.
bool report_full_width_colon_near(const std::shared_ptr<const SourceFile>& file, uint32_t offset,
                                  Diagnostics& diagnostics);

}  // namespace zhijian
