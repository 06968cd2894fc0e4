#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "language/phrase.h"

namespace zhijian {

/// Reports what shows at a glance that a phrase is not written as one says it: quotation marks around it,
/// `、` inside it, a dash before it; and warns of placeholders. True where it is an error.
bool report_phrase_surface(std::string_view text, const Place& place, Diagnostics& diagnostics);

/// True where the parts can match the empty text. Folded, punctuation stands for any run of it, also none; in
/// `literal` it must be there.
bool can_match_nothing(const std::vector<PhrasePart>& parts, bool literal);

void report_empty_phrase(const Phrase& phrase, Diagnostics& diagnostics);

/// Reports a phrase that can match nothing however it is matched, and warns of a gap at its edge.
void check_phrase_edges(const Phrase& phrase, Diagnostics& diagnostics);

}  // namespace zhijian
