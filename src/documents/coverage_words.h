#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "compare/quality/coverage.h"

namespace zhijian {

/// What is to be said of something that was never reached: "“不知道” is never said where it counts".
std::string unreached_text(const CoverageItem& item, Language language);

/// What is asked for, as the name of a check: "a call where “不知道” is said".
std::string reached_text(const CoverageItem& item, Language language);

/// The word for a kind in JSON: "phrase", "alternative", ….
std::string_view coverage_kind_name(CoverageItem::Kind kind);

}  // namespace zhijian
