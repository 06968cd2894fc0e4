#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace zhijian {

/// Laying text out for terminals. Widths are in columns.

/// The text in ANSI colours, or as it is.
std::string styled(std::string text, Style style, bool color);

/// The text on one line and harmless to a terminal: control characters and those that turn the direction of
/// writing become spaces.
std::string plain(std::string_view text);

/// `value` of `full` as a bar of at most `columns`, in eighths of a column. Empty where `full` is not
/// positive.
std::string bar(Decimal value, Decimal full, int columns);

/// The text in lines of at most `columns` (at least one character each), broken at spaces and beside wide
/// characters, but not before closing punctuation.
std::vector<std::string> wrap(std::string_view text, int columns);

struct TableCell {
  std::string text;  ///< plain()
  Style style = Style::Plain;
};

/// Cells in columns, two spaces apart.
class TextTable {
 public:
  struct Column {
    std::string heading;
    bool right = false;  ///< numbers stand to the right
    int most = 40;       ///< what is wider is cut off with `…`
  };

  explicit TextTable(std::vector<Column> columns);
  /// A cell for each column.
  void add(std::vector<TableCell> row);
  /// The heading and every row, without line feeds and without spaces at the end.
  std::vector<std::string> lines(bool color) const;
  /// How wide the widest line is.
  int width() const;

 private:
  std::vector<Column> columns_;
  std::vector<int> widths_;  ///< by column
  std::vector<std::vector<TableCell>> rows_;
};

}  // namespace zhijian
