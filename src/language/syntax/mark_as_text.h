#pragma once

#include <cstdint>
#include <memory>

#include "base/diagnostic.h"
#include "base/source_file.h"

namespace zhijian {

/// YAML that cannot be read at `offset`, or reads otherwise than it looks: words in its line or so many
/// before of which YAML takes a character for one of its marks (`*等着`, `#等着`, `等着?]`). Reports the
/// first of them with the quoted text to write, and says whether there was one.
bool report_mark_as_text(const std::shared_ptr<const SourceFile>& file, uint32_t offset,
                         Diagnostics& diagnostics, int lines_back = 1);

/// `require: [您好],`: a comma behind brackets that are closed in this line or the one before, where no
/// brackets around them are open.
bool report_comma_behind_brackets(const std::shared_ptr<const SourceFile>& file, int line,
                                  Diagnostics& diagnostics);

}  // namespace zhijian
