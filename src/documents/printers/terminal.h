#pragma once

#include <string>

#include "documents/document.h"

namespace zhijian {

struct TerminalOptions {
  int width = 100;     ///< columns; tables that are never cut may be wider
  bool color = false;  ///< ANSI colours
  bool cut = true;     ///< cut off with `…` what has no room: for terminals, never for files and pipes
};

/// As lines for a terminal: columns under each other, paragraphs wrapped.
std::string terminal_text(const Document& document, const TerminalOptions& options);

}  // namespace zhijian
