#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/message.h"

namespace zhijian {

enum class PackedKind : uint8_t { None, Gzip, Zstd, Zip };

/// By the first bytes of a file.
PackedKind packed_kind(std::string_view head);

/// Where a file that begins like this is a spreadsheet, a recording, a program, … and no text in any
/// encoding: what to do about it.
std::optional<Message> why_not_text(std::string_view head);

}  // namespace zhijian
