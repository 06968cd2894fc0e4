#pragma once

#include <string>

namespace zhijian {

/// The JSON Schemas of call records and reports, made from what src/results/ says of them; indented, with a
/// line feed at the end.
std::string call_schema();
std::string report_schema();

}  // namespace zhijian
