#pragma once

#include <string>

#include "compare/diff/diff_report.h"
#include "documents/table.h"

namespace zhijian {

/// A change of a rubric for people at a terminal.
std::string diff_table(const DiffReport& report, const TableOptions& options);

}  // namespace zhijian
