#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tables/xlsx/workbook.h"
#include "tables/xlsx/xml_part.h"

namespace zhijian {

/// Rows of a sheet of an XLSX file, one after the other: merged cells filled, numbers and days as the sheet
/// shows them. Holds the file, its texts and some rows.
class SheetReader {
 public:
  struct Row {
    uint32_t number = 0;  ///< in the sheet, from 1
    std::vector<std::string> cells;
  };

  static Result<std::unique_ptr<SheetReader>> open(std::string bytes, const SheetOptions& options);

  /// False at the end, or where the sheet is broken: `broken` says why.
  bool next(Row& row);
  const std::optional<Message>& broken() const { return broken_; }
  const std::string& sheet() const { return book_.sheet; }

 private:
  struct Merge {
    uint32_t first_row, last_row, first_column, last_column;
    std::string text;
  };

  explicit SheetReader(Workbook book) : book_(std::move(book)) {}
  std::optional<Message> read_merges();
  void begin_rows();
  void begin_element(const XmlElement& element);
  void end_element(std::string_view name);
  void end_cell();
  void fill_merges(Row& row);

  Workbook book_;
  std::vector<Merge> merges_;   ///< by first row
  size_t next_merge_ = 0;       ///< merges before were met
  std::vector<size_t> active_;  ///< those that reach further down
  std::unique_ptr<XmlPart> part_;
  bool at_end_ = false;
  std::deque<Row> rows_;
  std::optional<Message> broken_;

  // Of the element that is read.
  Row row_;
  uint32_t last_row_ = 0;
  uint32_t column_ = 0;  ///< from 1
  std::string type_;
  size_t style_ = 0;
  std::string text_;
  bool in_text_ = false;
  int phonetic_ = 0;
};

}  // namespace zhijian
