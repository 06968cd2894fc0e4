#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls/formats/table_layout.h"
#include "calls/source/text_source.h"

namespace zhijian {

/// The headings of a table and how its rows are written. Tables that were put together with `cat` may have
/// several.
struct TableHead {
  std::string row;  ///< as written
  std::vector<std::string> headings;
  char delimiter = ',';
  size_t call_column = 0;
  size_t needed = 0;  ///< cells that a row has at least
  size_t cells = 0;   ///< and at most
};

/// Goes through the rows of one or more tables in a text: finds the headings under titles, leaves out blank
/// rows and repeated headings, and says of each row which call it is of and what is wrong with it as a row.
class TableRows {
 public:
  struct Row {
    size_t begin = 0;  ///< in the source's text
    size_t end = 0;
    uint32_t line = 1;    ///< of the file; of a sheet the row
    std::string_view id;  ///< of the call, perhaps that of the row above; empty where none is above either
    uint32_t head = 0;    ///< of which table: index into heads()
    std::optional<Message> fault;  ///< why it cannot be used
    std::string_view
        own_id;  ///< where the fault leaves open of which call it is: what stands in its id's cell
  };

  TableRows(TextSource& source, const ReadOptions& options)
      : source_(source), options_(options), line_(source.line()), next_line_(line_) {}

  /// The next row with data. Nothing at the end, or where there is no table: `problem` says why.
  std::optional<Row> next();

  const std::optional<Message>& problem() const { return problem_; }
  uint32_t problem_line() const { return line_; }
  const std::vector<TableHead>& heads() const { return heads_; }
  /// Begins again with the text that the source still has, knowing the same heads.
  void rewind();
  /// Takes the rows before the next one from the source's text, into `taken` if it is given.
  void forget(std::string* taken);
  /// Bytes of text before the next row.
  size_t passed() const { return scanned_; }

 private:
  bool read_row();
  bool read_broken_row();
  bool find_head();
  bool is_head();
  bool take_head(TableHead head);
  char choose_delimiter();
  std::optional<Message> fault_of_row();
  void pass_row();
  const TableHead& head() const { return heads_[head_]; }

  TextSource& source_;
  const ReadOptions& options_;
  TableRecord record_;
  std::vector<TableHead> heads_;
  size_t head_ = 0;
  bool in_table_ = false;
  std::optional<Message> problem_;
  size_t scanned_ = 0;  ///< where the row that is looked at begins
  size_t row_end_ = 0;
  bool unclosed_ = false;
  bool huge_ = false;
  uint32_t line_;
  uint32_t next_line_;
  std::string id_;  ///< of the last row with an id
  bool fills_down_ = false;
};

/// What of an id's cell is the id: without blanks around and without the apostrophe that keeps a spreadsheet
/// from taking digits for a number.
std::string_view id_in_cell(std::string_view cell);

/// True for a number as a spreadsheet shortens it: 2.02611E+17. The last digits of the id are lost.
bool is_damaged_id(std::string_view id);

}  // namespace zhijian
