#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tables/xlsx/zip_archive.h"

namespace zhijian {

struct SheetOptions {
  std::string name;                 ///< the first visible sheet where it is empty
  uint64_t max_bytes = 512u << 20;  ///< of the workbook, and of its texts
};

/// How a cell's number is shown.
enum class NumberKind : uint8_t { Plain, Date, Elapsed, Padded };
struct NumberStyle {
  NumberKind kind = NumberKind::Plain;
  uint32_t digits = 0;  ///< of Padded: 00123
};

/// What all sheets of an XLSX file share.
struct Workbook {
  std::unique_ptr<ZipArchive> archive;
  bool from_1904 = false;
  std::string sheet;       ///< name of the one that is read
  std::string sheet_part;  ///< and where it is
  std::vector<std::string> texts;
  std::vector<NumberStyle> styles;

  static Result<Workbook> open(std::string bytes, const SheetOptions& options);
  /// A number's text, as the sheet shows it: days in ISO 8601, no digits that a spreadsheet does not have.
  std::string number(std::string_view value, size_t style) const;
};

/// What a format such as `yyyy/m/d h:mm` or `00000` shows.
NumberStyle style_of_format(std::string_view code);

/// `_x000D_` is how XLSX writes characters that XML cannot hold.
std::string without_escapes(std::string_view text);

}  // namespace zhijian
