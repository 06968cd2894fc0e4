#pragma once

#include <string>

#include "base/message.h"
#include "base/source_file.h"
#include "compare/quality/owner.h"

namespace zhijian {

/// "rubric.yaml:12:7"; empty where there is no file.
std::string place_text(const Place& place);

/// "rule greeting", "moment …", "set …".
std::string owner_text(RubricOwner owner, const std::string& name, Language language);

}  // namespace zhijian
