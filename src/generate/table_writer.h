#pragma once

#include <ostream>
#include <string_view>
#include <vector>

/// Writes `extern const TYPE NAME[] = {…};`, plain integers, which compile quickly and need no start-up code.
template <typename T>
void write_array(std::ostream& out, std::string_view type, std::string_view name,
                 const std::vector<T>& values) {
  out << "extern const " << type << ' ' << name << "[] = {";
  for (size_t i = 0; i < values.size(); ++i) {
    out << (i % 24 == 0 ? "\n    " : "") << static_cast<unsigned long>(values[i]) << ',';
  }
  out << "\n};\n\n";
}
