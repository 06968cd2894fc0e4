#pragma once

#include <optional>
#include <vector>

#include "conditions/reach.h"
#include "evaluate/near_miss.h"
#include "search/alignment.h"

namespace zhijian {

/// The turns of the speaker of which a character lies in reach.
std::vector<LookedAt> looked_at(const Reach& reach, Who who, const CallText& text);

/// The nearest words to any phrase of the search, in these turns as far as they are in reach.
std::optional<Alignment> nearest_in(const CompiledRubric& rubric, const Search& search, const Reach& reach,
                                    const std::vector<LookedAt>& turns, const CallText& text,
                                    const FieldValues& fields);

/// The nearest words to any phrase of the search's `except`, in the turn of a hit that none of them took
/// away.
std::optional<NearestWords> nearest_except(const CompiledRubric& rubric, const Search& search, const Hit& hit,
                                           const CallText& text, const FieldValues& fields);

/// The same in characters as they were said and as the author wrote them.
NearestWords to_words(const Alignment& alignment, std::string_view phrase, const Match& match,
                      const CallText& text);

/// What in the phrase itself keeps words that are otherwise as asked from being found. The alignment has a
/// flaw.
Remedy flaw_remedy(const Alignment& alignment, const CallText& text);

}  // namespace zhijian
