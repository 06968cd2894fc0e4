#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "calls/roster.h"

namespace zhijian {

/// Reads who works here: a table with headings for id, name and team (CSV or TSV, in any encoding that calls
/// may have), or JSON or YAML: a list of {id, name, team}. The error says what is wrong and in which line.
Result<Roster> load_roster(const std::string& path);

}  // namespace zhijian
