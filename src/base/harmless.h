#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhijian {

/// Whether line feeds, returns and tabs may stay.
enum class Lines : uint8_t { Joined, Kept };

/// The one door that text from outside (a call, a rubric, a file's name) passes before it reaches a terminal,
/// a CI log, CSV, Markdown or HTML: control characters and those that turn the direction of writing become
/// spaces.
std::string harmless(std::string_view text, Lines lines = Lines::Joined);

}  // namespace zhijian
