#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "calls/fields.h"

namespace zhijian {

/// The names of a field, by rank: those of the first list are the surest. Chinese in simplified script: names
/// are compared folded, as words are when rubrics are matched.
struct FieldNames {
  Field field;
  std::string_view name;  ///< in the transcript format
  std::initializer_list<std::initializer_list<std::string_view>> ranks;
};

const std::vector<FieldNames>& all_field_names();

}  // namespace zhijian
