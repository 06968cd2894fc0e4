#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace zhijian {

/// Which of the candidates somebody may have meant by a word that is none of them: the one with the fewest typing
/// mistakes (a character too many, too few, another, two swapped), of those the first; nothing where all are too far
/// away. Words are valid UTF-8.
std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace zhijian
