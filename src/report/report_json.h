#pragma once

#include <string>

#include "score/scorecard.h"

namespace zhijian {

/// The whole report as `zhijian.report/1`, indented, with a line feed at its end. Reasons of rejects are in
/// English.
std::string report_json(const Report& report);

}  // namespace zhijian
