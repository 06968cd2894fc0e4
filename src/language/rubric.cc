#include "language/rubric.h"

#include <algorithm>

namespace zhijian {

namespace {

template <typename List, typename Key>
auto find_by(const List& list, Key key, const std::string& wanted) -> const typename List::value_type* {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.*key == wanted; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const PhraseSet* Rubric::find_phrases(const std::string& set_name) const {
  return find_by(phrases, &PhraseSet::name, set_name);
}

const MomentDefinition* Rubric::find_moment(const std::string& moment_name) const {
  return find_by(moments, &MomentDefinition::name, moment_name);
}

const Dimension* Rubric::find_dimension(const std::string& dimension_id) const {
  return find_by(dimensions, &Dimension::id, dimension_id);
}

}  // namespace zhijian
