#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// Text that says itself in Markdown, in a table's cell too.
std::string markdown_text(std::string_view text);

}  // namespace zhijian
