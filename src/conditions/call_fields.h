#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language/condition.h"
#include "search/call_text.h"

namespace zhijian {

/// True, false, or not to be told because the call lacks what the question needs.
enum class Truth : uint8_t { False, True, Unknown };

/// A field of the call as text: the call's own data and metadata, and what the tool counts (rubric language,
/// *The call itself*). Nothing where the call lacks it.
std::optional<std::string> call_field(const CallText& call, std::string_view name);

/// Whether a test on a field holds.
Truth test_field(const CallText& call, const FieldTest& test, const Folder& folder);

/// All tests together: false if one is false, else unknown if one is. `missing`, if given, gets the name of
/// the first field that was lacking.
Truth test_fields(const CallText& call, const std::vector<FieldTest>& tests, const Folder& folder,
                  std::string* missing = nullptr);

}  // namespace zhijian
