#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "sources/inspection.h"

namespace zhijian {

/// How files are understood, for people.
std::string inspection_text(const std::vector<InspectedFile>& files, Language language);

/// The same for programs (`zhijian.inspection/1`).
std::string inspection_json(const std::vector<InspectedFile>& files);

}  // namespace zhijian
