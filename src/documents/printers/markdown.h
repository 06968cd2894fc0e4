#pragma once

#include <string>

#include "documents/document.h"

namespace zhijian {

/// As Markdown, with GitHub's tables.
std::string markdown(const Document& document);

}  // namespace zhijian
