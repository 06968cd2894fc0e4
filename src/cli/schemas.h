#pragma once

#include <string_view>
#include <vector>

namespace zhijian {

/// A JSON Schema of src/schema/.
struct Schema {
  std::string_view name;  ///< "rubric"
  std::string_view text;
};

/// All of them, made when the program is built. Those of call records and reports are made by
/// documents/json/result_schemas.h.
const std::vector<Schema>& schemas();

}  // namespace zhijian
