#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "calls/fields.h"
#include "calls/formats/table_record.h"

namespace zhijian {

struct Column {
  std::string name;  ///< as our transcripts name it where `--columns` says so, else as the table does
  std::optional<Field> field;  ///< nothing for metadata
};

/// What the columns of a table are about, by its header.
struct TableLayout {
  std::vector<Column> columns;

  /// Position of the column for a field, if there is one.
  std::optional<size_t> find(Field field) const;
};

/// An error where there is no column for speakers or texts, where two are for the same, or where `--columns`
/// names one that is not there.
Result<TableLayout> read_layout(const TableRecord& header, const ReadOptions& options);

}  // namespace zhijian
