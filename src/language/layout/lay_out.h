#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/source_file.h"
#include "language/keys.h"

namespace zhijian {

/// The text of a YAML rubric in the canonical layout (layout_writer.h): the same nodes in the same order with
/// the same text, and the same comments, which is checked by reading the result again. What keeps the file
/// from being read goes to `diagnostics`, with an error that says so; what cannot be laid out without loss is
/// an error too. With `keys`, the keys and words of the language are written in that one.
Result<std::string> lay_out(const std::string& name, std::string text, Diagnostics& diagnostics,
                            std::optional<KeyScript> keys = std::nullopt);

}  // namespace zhijian
