#pragma once

#include <string>

#include "base/message.h"
#include "compare/diff/diff_report.h"

namespace zhijian {

struct TableOptions {
  int width = 100;     ///< columns of the terminal; below 72 lines may be longer than that
  bool color = false;  ///< ANSI colours
  Language language = Language::English;
};

/// A change of a rubric for people at a terminal.
std::string diff_table(const DiffReport& report, const TableOptions& options);

}  // namespace zhijian
