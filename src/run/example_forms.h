#pragma once

#include <string>
#include <vector>

#include "calls/call.h"
#include "language/rubric.h"

namespace zhijian {

/// The form in which an example is run. The last three write the words in ways that matching does not see
/// (rubric language, *What counts as the same*), so that no verdict may change.
enum class ExampleScript : uint8_t {
  AsGiven,
  Simplified,
  Traditional,
  FullWidth,  ///< digits and Latin letters in full width, or in half width where they were full
  Spaces,     ///< spaces between Han characters
  Fillers,    ///< one of the rubric's fillers between Han characters, every second time
};

/// The example's text with what is said in it written in such a form (one of the last three). The same text
/// where there is nothing to change. `call` is what the text was read as.
std::string in_form(const std::string& text, const Call& call, ExampleScript form,
                    const std::vector<std::string>& fillers);

/// True if a rule looks at characters as given, `match: literal`, in its conditions or in a moment that they
/// name: then those forms may change its verdict, and it is not run in them.
bool sees_characters_as_given(const Rubric& rubric, const Rule& rule);

}  // namespace zhijian
