#pragma once

#include <string>

#include "base/message.h"
#include "compare/diff/diff_report.h"

namespace zhijian {

/// A change of a rubric as a comment on a pull request: what matters first, long lists folded away.
std::string diff_markdown(const DiffReport& report, Language language);

}  // namespace zhijian
