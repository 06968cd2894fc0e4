#pragma once

#include <string_view>

namespace zhijian {

/// A file of documents/html/ ("page.html"), which the program carries.
std::string_view html_part(std::string_view name);

}  // namespace zhijian
