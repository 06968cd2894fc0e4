#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// A row of a table: cells between separators, quoted as in RFC 4180 (`"a ""b"", c"`, line breaks inside
/// too). What stands behind a closing quote, and a quote inside a cell that does not begin with one, is taken
/// as it is.
class TableRecord {
 public:
  enum class Outcome : uint8_t {
    Row,
    More,      ///< the row is not whole yet
    Unclosed,  ///< the text ends inside a quoted cell; `at` is behind the line in which it begins
    End,
  };

  /// Reads the row at `at` and moves `at` behind it. `is_all`: nothing comes after the text.
  Outcome read(std::string_view text, size_t& at, bool is_all, char separator);

  size_t size() const { return size_; }
  /// Empty where the row has fewer cells.
  std::string_view cell(size_t index) const { return index < size_ ? std::string_view(cells_[index]) : ""; }
  bool is_blank() const;

 private:
  std::string& add_cell();

  std::vector<std::string>
      cells_;  ///< more than `size_` where an earlier row was longer: kept for their memory
  size_t size_ = 0;
};

}  // namespace zhijian
