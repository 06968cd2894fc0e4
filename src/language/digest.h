#pragma once

#include <string>

#include "language/rubric.h"

namespace zhijian {

/// "sha256:" and 64 hexadecimal digits over the rubric's canonical form.
std::string digest(const Rubric& rubric);

}  // namespace zhijian
