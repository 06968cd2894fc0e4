#pragma once

#include <string_view>

#include "base/span.h"

namespace zhijian {

/// The sentence of `text` (one segment as given, valid UTF-8) that `place` lies in: from after the sentence
/// end before it to the sentence end after it, this included, without white space around it. At most `reach`
/// code points to either side of `place`. An empty place at the end of `text` lies in the last sentence.
std::string_view sentence_around(std::string_view text, Span place, uint32_t reach);

}  // namespace zhijian
