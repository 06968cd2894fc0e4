#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "documents/document.h"

namespace zhijian {

/// As one page that needs nothing else: no network, no other file; it sorts and filters its tables. Whatever
/// stands in the document is shown as text.
std::string html_page(const Document& document, std::string_view footer, Language language);

/// Text as HTML, in elements and in attributes with quotes; harmless, on one line.
std::string html_text(std::string_view text);

}  // namespace zhijian
