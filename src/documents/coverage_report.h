#pragma once

#include <string>

#include "base/message.h"
#include "compare/quality/coverage.h"

namespace zhijian {

struct CoverageReportOptions {
  Language language = Language::English;
  bool color = false;
  bool phrases = false;  ///< list every phrase that was said, with a sample; JSON always does
};

/// What was reached, `name` being the rubric as the user named it.
std::string coverage_table(const Coverage& coverage, const std::string& name,
                           const CoverageReportOptions& options);
std::string coverage_markdown(const Coverage& coverage, const std::string& name,
                              const CoverageReportOptions& options);
/// `rubric` tells its id, version and digest.
std::string coverage_json(const Coverage& coverage, const Rubric& rubric);

}  // namespace zhijian
