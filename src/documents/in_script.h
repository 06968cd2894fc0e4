#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "compare/diff/diff_report.h"
#include "score/scorecard.h"

namespace zhijian {

/// Turns a report's texts into another script before it is written: `--script`. What the rubric says (names
/// of rules, dimensions and grades, what should have been said) is converted; quotes and the phrases asked
/// for only if `quotes`. Ids and the names of people and teams stay as they are: a surname has no other
/// script (范 is not 範).
void convert_texts(Report& report, const std::function<std::string(std::string_view)>& convert, bool quotes);

/// The same for a change of a rubric. What the rubrics say stays as it is written, but for names.
void convert_texts(DiffReport& report, const std::function<std::string(std::string_view)>& convert,
                   bool quotes);

}  // namespace zhijian
