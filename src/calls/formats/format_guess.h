#pragma once

#include <optional>
#include <string_view>

#include "calls/reader.h"

namespace zhijian {

/// The format of a text by its begin, which is not blank. Nothing where more of it must be seen first, or,
/// where `is_all`, where none fits. The file's name decides only where the content leaves it open.
std::optional<InputFormat> guess_format(std::string_view text, bool is_all, std::string_view file,
                                        const ReadOptions& options);

}  // namespace zhijian
