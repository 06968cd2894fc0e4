#pragma once

#include <string>

#include "base/diagnostic.h"

namespace zhijian {

/// A finding's message, and its suggestion (empty where there is none), in the reader's language. Keys and
/// words of the rubric language in them are those of the file that the finding is about, which may be
/// Chinese.
std::string finding_text(const Diagnostic& finding, Language language);
std::string finding_help(const Diagnostic& finding, Language language);

}  // namespace zhijian
