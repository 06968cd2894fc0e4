#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/checks/checks.h"

namespace zhijian {

// What the writers of checks share.

/// The text with U+FFFD for every byte that is no UTF-8.
std::string valid_utf8(std::string_view text);

/// Its lines, without an empty one at the end.
std::vector<std::string_view> text_lines(std::string_view text);

/// "file:line:column", as far as it is known.
std::string place_text(const CheckPlace& place);

/// The message, and the details on further lines.
std::string full_message(const Check& check);

/// "error", "warning", "note": as SARIF and TAP call them.
std::string_view severity_name(CheckSeverity severity);

/// A byte as "%0A".
std::string& append_percent(char byte, std::string& out);

}  // namespace zhijian
