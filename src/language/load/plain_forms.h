#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/rubric.h"
#include "text/fold.h"

namespace zhijian {

/// What a phrase of words alone stands for: every choice taken, folded, without punctuation. Nothing for a
/// phrase with a gap, a set, a built-in or a field, or with more than a few dozen forms.
std::optional<std::vector<std::u32string>> plain_forms(const Phrase& phrase, const Folder& folder);

/// A folder with the rubric's `same`, for comparing phrases.
Folder phrase_folder(const Rubric& rubric);

/// True where a stretch of text can hold both so that they share a character.
bool can_overlap(const std::u32string& a, const std::u32string& b);

}  // namespace zhijian
