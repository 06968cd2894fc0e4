#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "language/rubric.h"

namespace zhijian {

/// Visits every part, those inside choices after the choice itself.
void for_each_part(const std::vector<PhrasePart>& parts, const std::function<void(const PhrasePart&)>& visit);

/// Reports every `<name>` of the phrase that is no set.
void check_set_references(const Phrase& phrase, const Rubric& rubric, Diagnostics& diagnostics);

/// The names of a list's items, for suggestions.
template <typename List, typename Key>
std::vector<std::string_view> names_of(const List& list, Key key) {
  std::vector<std::string_view> names;
  for (const auto& item : list) names.push_back(item.*key);
  return names;
}

}  // namespace zhijian
