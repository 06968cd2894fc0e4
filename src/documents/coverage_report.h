#pragma once

#include <string>

#include "base/message.h"
#include "compare/quality/coverage.h"
#include "documents/document.h"

namespace zhijian {

struct CoverageReportOptions {
  Language language = Language::English;
  bool phrases = false;  ///< list every phrase that was said, with a sample; JSON always does
};

/// What was reached and what was not: the sections that have something to say.
Document coverage_sections(const Coverage& coverage, const CoverageReportOptions& options);
/// How much was reached, and of what; `name` is the rubric as the user named it.
List coverage_summary(const Coverage& coverage, const std::string& name, Language language);

/// `rubric` tells its id, version and digest.
std::string coverage_json(const Coverage& coverage, const Rubric& rubric);

}  // namespace zhijian
