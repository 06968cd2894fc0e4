#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compare/diff/rubric_changes.h"

namespace zhijian {

/// A line for each place where something changed: "forbid: added “说话呀”; removed “喂”". Nothing is escaped.
std::vector<std::string> change_lines(const std::vector<Change>& changes, Language language);

}  // namespace zhijian
