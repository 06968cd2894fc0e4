#pragma once

#include <string>

#include "compare/diff/diff_report.h"

namespace zhijian {

/// A change of a rubric as JSON, `zhijian.diff/1`. The same bytes for the same report in every language.
std::string diff_json(const DiffReport& report);

}  // namespace zhijian
