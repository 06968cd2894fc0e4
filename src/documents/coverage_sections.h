#pragma once

#include <string>
#include <vector>

#include "documents/coverage_report.h"

namespace zhijian {

/// What a coverage report says, in words, before it is laid out.
struct CoverageSection {
  std::string heading;
  std::vector<std::string> columns;            ///< of a table; empty for a list
  std::vector<bool> right;                     ///< columns of numbers
  std::vector<std::vector<std::string>> rows;  ///< of a list: one cell each
};

/// The sections that have something to say.
std::vector<CoverageSection> coverage_sections(const Coverage& coverage,
                                               const CoverageReportOptions& options);

/// The first lines: how much was reached, and of what.
std::vector<std::string> coverage_summary(const Coverage& coverage, const std::string& name,
                                          Language language);

}  // namespace zhijian
