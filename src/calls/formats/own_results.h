#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhijian {

/// What kind of result of zhijian's a text begins with ("zhijian.report/1", "CSV"): results often lie in the
/// folder of the calls when that is scored again. Nothing for anything else.
std::optional<std::string> own_result(std::string_view text);

/// The same for what a JSON object says under `schema`.
bool is_schema_of_result(std::string_view schema);

/// Whether a text begins, after comments, as rubrics in YAML do: their examples would be taken for calls.
bool is_rubric(std::string_view text);

}  // namespace zhijian
