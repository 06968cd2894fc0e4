#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// Checks that `actual` is, byte for byte, the file tests/documents/golden/`name`. With ZHIJIAN_UPDATE_GOLDEN
/// in the environment the file is written instead: then read the difference before committing it.
void check_golden(std::string_view name, const std::string& actual);

}  // namespace zhijian
