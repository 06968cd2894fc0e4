#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "calls/fields.h"
#include "tables/table_record.h"

namespace zhijian {

/// What a column is taken for.
struct Column {
  std::string heading;         ///< as the table has it, without blanks around
  std::string name;            ///< as our transcripts name it where `--columns` says so, else the heading
  std::optional<Field> field;  ///< nothing for metadata
  /// Nothing is taken from it: it has no heading.
  bool is_unused() const { return name.empty(); }
};

/// What the columns of a table are about, by its headings.
struct TableLayout {
  std::vector<Column> columns;

  /// Position of the column for a field, if there is one.
  std::optional<size_t> find(Field field) const;
};

/// What is known of the columns by their headings and `--columns`, whether calls can be read from them or
/// not. An error where `--columns` names a column that is not there, or where two columns are equally
/// likely the same.
Result<TableLayout> name_columns(const TableRecord& headings, const ReadOptions& options);

/// The same; an error also where there is no column for calls, speakers or texts. The one for calls has a
/// guess with it.
Result<TableLayout> read_layout(const TableRecord& headings, const ReadOptions& options);

/// The layout of the table that a chunk of format Csv or Tsv is of.
Result<TableLayout> layout_of(const Chunk& chunk, const ReadOptions& options);

/// True for a row that names columns of a transcript, though perhaps not all that are needed.
bool looks_like_headings(const TableRecord& row, const ReadOptions& options);

}  // namespace zhijian
