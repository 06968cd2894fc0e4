#pragma once

#include <optional>
#include <string_view>

#include "language/rubric.h"

namespace zhijian {

/// The part of a condition that is true of a whole stretch and so lies nowhere, and its key.
struct Nowhere {
  std::string_view what;  ///< "not", "call", "times", "repeats"
  Place place;
};

/// Nothing where the condition, being true, lies at a place. Moments must not refer to themselves.
std::optional<Nowhere> find_nowhere(const Condition& condition, const Rubric& rubric);

}  // namespace zhijian
