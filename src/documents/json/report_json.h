#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "score/scorecard.h"

namespace zhijian {

/// The whole report as `zhijian.report/2`, indented, with a line feed at its end. Reasons of rejects are in
/// English.
std::string report_json(const Report& report);
/// The same in pieces: a centre's report has megabytes.
void write_report_json(const Report& report, const std::function<void(std::string_view)>& sink);

}  // namespace zhijian
