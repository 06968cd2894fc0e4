#pragma once

#include <string>

#include "base/diagnostic.h"

namespace zhijian {

/// A finding as people read it: place, severity, code and message; the line itself with carets under what is meant; and
/// the suggestion. Ends with a line feed.
///
///     rubric.yaml:12:5: error[E012]: unknown key 'weigth'
///        12 |     weigth: 5
///           |     ^^^^^^
///           = did you mean 'weight'?
std::string diagnostic_text(const Diagnostic& finding, Language language, bool color);

}  // namespace zhijian
