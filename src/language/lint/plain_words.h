#pragma once

#include <string>
#include <string_view>

#include "language/quantity.h"

namespace zhijian {

/// What people write where the language has words of its own, put into these: `first 3 turns` and `前三句`
/// are `first 3`. Each returns what was most likely meant, or nothing; whether that is in the language is for
/// the caller to ask.

std::string at_meant(std::string_view written);          ///< `first turn`: `first 1`
std::string within_meant(std::string_view written);      ///< `next 3 turns`: `3 turns`, `30 seconds`: `30s`
std::string comparison_meant(std::string_view written);  ///< `more than 5 seconds`: `over 5s`
std::string condition_meant(std::string_view written);   ///< `customer says 投诉`: `{customer: [投诉]}`

}  // namespace zhijian
