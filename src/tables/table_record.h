#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// A row of a delimited table: cells between separators, quoted as in RFC 4180 (`"a ""b"", c"`, line breaks
/// inside too). `="00123"`, with which exports keep Excel from changing ids, is 00123. A quote inside a cell
/// that does not begin with one is taken as it is, and so is what stands behind a closing quote. A byte order
/// mark or an end-of-file mark of DOS at the begin of a row is none of it: `cat` leaves them there.
class TableRecord {
 public:
  enum class Outcome : uint8_t {
    Row,
    More,      ///< the row is not whole yet
    Unclosed,  ///< a cell's quote is never closed, or only in the middle of a later row; `at` is behind the
               ///< row's first line
    End,
  };

  /// Reads the row at `at` and moves `at` behind it. `is_all`: nothing comes after the text.
  Outcome read(std::string_view text, size_t& at, bool is_all, char separator);

  size_t size() const { return size_; }
  /// Empty where the row has fewer cells.
  std::string_view cell(size_t index) const { return index < size_ ? std::string_view(cells_[index]) : ""; }
  bool is_blank() const;
  /// Cells that are not blank.
  size_t filled() const;

  /// For rows that come from elsewhere (a sheet).
  void clear() { size_ = 0; }
  void add(std::string_view cell) { add_cell() = cell; }

 private:
  std::string& add_cell();

  std::vector<std::string>
      cells_;  ///< more than `size_` where an earlier row was longer: kept for their memory
  size_t size_ = 0;
};

}  // namespace zhijian
