#include "calls/formats/table_rows.h"

#include <algorithm>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/trim.h"
#include "calls/source/splitter.h"
#include "tables/delimiter.h"

namespace zhijian {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kMaxTitleRows = 20;

/// A line over the headings: one cell, or one that was merged over all of them.
bool is_title(const TableRecord& row) {
  std::string_view first;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string_view cell = trim(row.cell(i));
    if (cell.empty()) continue;
    if (!first.empty() && cell != first) return false;
    first = cell;
  }
  return true;
}

/// Most rows have a digit somewhere, and headings hardly ever.
bool may_be_headings(const TableRecord& row) {
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string_view cell = row.cell(i);
    if (cell.size() > 60 || std::any_of(cell.begin(), cell.end(), is_ascii_digit)) return false;
  }
  return row.size() > 1;
}

TableHead make_head(const TableRecord& record, std::string_view row, char delimiter,
                    const TableLayout& layout) {
  TableHead head;
  head.row = row;
  head.delimiter = delimiter;
  head.cells = record.size();
  for (size_t i = 0; i < record.size(); ++i) head.headings.emplace_back(trim(record.cell(i)));
  while (!head.headings.empty() && head.headings.back().empty()) head.headings.pop_back();
  head.call_column = *layout.find(Field::Call);
  const auto speaker = layout.find(Field::Speaker);
  const auto channel = layout.find(Field::Channel);
  head.needed = std::max(head.call_column, *layout.find(Field::Text));
  head.needed = std::max(head.needed, speaker && channel ? std::min(*speaker, *channel)
                                      : speaker          ? *speaker
                                                         : *channel);
  ++head.needed;
  return head;
}

bool has_headings(const TableRecord& row, const TableHead& head) {
  size_t size = row.size();
  while (size > 0 && trim(row.cell(size - 1)).empty()) --size;
  if (size != head.headings.size()) return false;
  for (size_t i = 0; i < size; ++i) {
    if (trim(row.cell(i)) != head.headings[i]) return false;
  }
  return true;
}

}  // namespace

std::string_view id_in_cell(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() > 1 && (cell.front() == '\'' || cell.front() == '`') &&
      std::all_of(cell.begin() + 1, cell.end(), is_ascii_digit)) {
    cell.remove_prefix(1);
  }
  return cell;
}

bool is_damaged_id(std::string_view id) {
  const size_t exponent = id.find_first_of("eE");
  if (exponent == id.npos || id.substr(exponent + 1, 1) != "+" || exponent + 2 >= id.size()) return false;
  const std::string_view digits = id.substr(exponent + 2);
  const std::string_view number = id.substr(0, exponent);
  return std::all_of(digits.begin(), digits.end(), is_ascii_digit) && is_ascii_digit(number.front()) &&
         number.find_first_not_of("0123456789.,") == number.npos &&
         (number.size() == 1 || number[1] == '.' || number[1] == ',');
}

void TableRows::rewind() {
  scanned_ = row_end_ = 0;
  next_line_ = line_ = source_.line();
  in_table_ = false;
  id_.clear();
  fills_down_ = false;
}

void TableRows::forget(std::string* taken) {
  if (taken != nullptr) taken->append(source_.text().substr(0, row_end_));
  source_.drop(row_end_);
  scanned_ = row_end_ = 0;
}

void TableRows::pass_row() {
  line_ = next_line_;
  scanned_ = row_end_;
}

/// Reads the row at `scanned_` into `record_`. False at the end.
bool TableRows::read_row() {
  const char delimiter = in_table_ ? head().delimiter : options_.delimiter.value_or(',');
  unclosed_ = huge_ = false;
  for (;;) {
    row_end_ = scanned_;
    const auto outcome = record_.read(source_.text(), row_end_, source_.at_end(), delimiter);
    if (outcome == TableRecord::Outcome::End) return false;
    const size_t size = source_.text().size();
    if (outcome == TableRecord::Outcome::More) {
      huge_ = size - scanned_ > options_.max_call_bytes;
      if (huge_) return read_broken_row();
      source_.fill(size + std::max(kChunkBytes, size / 4));
      continue;
    }
    unclosed_ = outcome == TableRecord::Outcome::Unclosed;
    huge_ = (unclosed_ ? size : row_end_) - scanned_ > options_.max_call_bytes;
    if (unclosed_ || huge_) return read_broken_row();
    next_line_ =
        line_ + (source_.is_sheet() ? 1 : count_lines(source_.text().substr(scanned_, row_end_ - scanned_)));
    return true;
  }
}

/// A row whose end is not known, most likely for a quote that is never closed: its first line is taken for
/// it, however much of the text is there, so that a second look finds the same.
bool TableRows::read_broken_row() {
  size_t from = scanned_;
  for (;;) {
    const size_t line_break = source_.text().find('\n', from);
    from = source_.text().size();
    row_end_ = line_break == std::string_view::npos ? from : line_break + 1;
    if (line_break != std::string_view::npos || source_.at_end()) break;
    source_.fill(from + kChunkBytes);
  }
  const std::string_view line = source_.text().substr(scanned_, row_end_ - scanned_);
  size_t end = 0;
  record_.read(line, end, true, in_table_ ? head().delimiter : ',');
  next_line_ = line_ + count_lines(line);
  return true;
}

/// Of the row at `scanned_`, by what its headings say with each delimiter; the row is in `record_` then.
char TableRows::choose_delimiter() {
  if (source_.is_sheet()) return ',';
  if (options_.delimiter) return *options_.delimiter;
  const std::string_view rest = source_.text().substr(scanned_);
  const auto fits = [&](char delimiter, auto&& accept) {
    TableRecord row;
    size_t at = 0;
    return row.read(rest, at, source_.at_end(), delimiter) == TableRecord::Outcome::Row && accept(row);
  };
  for (const char delimiter : kDelimiters) {
    if (fits(delimiter, [&](const TableRecord& row) { return read_layout(row, options_).has_value(); }))
      return delimiter;
  }
  for (const char delimiter : kDelimiters) {
    if (fits(delimiter, [&](const TableRecord& row) { return looks_like_headings(row, options_); }))
      return delimiter;
  }
  return likely_delimiter(rest, source_.at_end()).value_or(',');
}

bool TableRows::take_head(TableHead made) {
  for (size_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i].headings != made.headings || heads_[i].delimiter != made.delimiter) continue;
    head_ = i;
    return in_table_ = true;
  }
  head_ = heads_.size();
  heads_.push_back(std::move(made));
  return in_table_ = true;
}

/// Goes to the row with the headings. False where there is none.
bool TableRows::find_head() {
  std::optional<char> given;
  for (size_t titles = 0; titles <= kMaxTitleRows;) {
    if (!read_row()) {
      if (!problem_) problem_ = message(says::RejectNoHeader);
      return false;
    }
    if (const auto line = separator_line(source_.text().substr(scanned_))) {
      given = line->delimiter;
      row_end_ = scanned_ + line->size;
      next_line_ = line_ + 1;
      pass_row();
      continue;
    }
    const char delimiter = given ? *given : choose_delimiter();
    size_t end = scanned_;
    const auto outcome = record_.read(source_.text(), end, source_.at_end(), delimiter);
    if (huge_ || outcome != TableRecord::Outcome::Row) {
      problem_ = message(says::RejectNoHeader);
      return false;
    }
    if (record_.is_blank() || is_title(record_)) {
      titles += record_.is_blank() ? 0 : 1;
      pass_row();
      continue;
    }
    auto layout = read_layout(record_, options_);
    if (!layout) {
      problem_ = layout.error();
      return false;
    }
    row_end_ = end;
    const std::string_view row = source_.text().substr(scanned_, end - scanned_);
    take_head(make_head(record_, row, delimiter, *layout));
    pass_row();
    return true;
  }
  problem_ = message(says::RejectNoHeader);
  return false;
}

/// Whether the row that was read holds headings, those of the table again or those of another one that begins
/// here.
bool TableRows::is_head() {
  if (has_headings(record_, head())) return true;
  const std::string_view rest = source_.text().substr(scanned_);
  if (const auto line = separator_line(rest)) {
    row_end_ = scanned_ + line->size;
    next_line_ = line_ + 1;
    return true;
  }
  if (!may_be_headings(record_) && record_.size() > 1) return false;
  const auto try_delimiter = [&](char delimiter) {
    TableRecord row;
    size_t at = 0;
    if (row.read(rest, at, true, delimiter) != TableRecord::Outcome::Row || !may_be_headings(row))
      return false;
    const auto layout = read_layout(row, options_);
    if (!layout) return false;
    row_end_ = scanned_ + at;
    return take_head(make_head(row, rest.substr(0, at), delimiter, *layout));
  };
  if (record_.size() > 1) return try_delimiter(head().delimiter);
  if (options_.delimiter) return false;
  return std::any_of(kDelimiters.begin(), kDelimiters.end(), try_delimiter);
}

std::optional<Message> TableRows::fault_of_row() {
  if (huge_) return too_large(options_);
  if (unclosed_) return message(says::RejectQuoteOpen);
  if (!source_.is_sheet() && record_.size() < head().needed) {
    return message(says::RejectTooFewCells, std::to_string(record_.size()), std::to_string(head().cells));
  }
  size_t size = record_.size();
  while (size > head().cells && trim(record_.cell(size - 1)).empty()) --size;
  if (size <= head().cells) return std::nullopt;
  return message(says::RejectTooManyCells, std::to_string(size), std::to_string(head().cells));
}

std::optional<TableRows::Row> TableRows::next() {
  if (problem_) return std::nullopt;
  pass_row();
  if (!in_table_ && !find_head()) return std::nullopt;
  for (;;) {
    if (!read_row()) return std::nullopt;
    if (!huge_ && !unclosed_ && record_.is_blank()) {
      pass_row();
      continue;
    }
    if (!huge_ && !unclosed_ && is_head()) {
      fills_down_ = false;
      pass_row();
      continue;
    }
    break;
  }
  const bool is_short = !huge_ && !unclosed_ && !source_.is_sheet() && record_.size() < head().needed;
  std::optional<Message> fault = fault_of_row();
  if (fault && record_.size() > head().cells) {
    // The last row of a file without a line break at its end, before a file with a byte order mark.
    const std::string_view row = source_.text().substr(scanned_, row_end_ - scanned_);
    const size_t mark = row.find(kByteOrderMark, 1);
    if (mark != row.npos) {
      size_t end = 0;
      record_.read(row.substr(0, mark), end, true, head().delimiter);
      row_end_ = scanned_ + mark;
      next_line_ = line_ + count_lines(row.substr(0, mark));
      fault = fault_of_row();
    }
  }
  Row row{.begin = scanned_,
          .end = row_end_,
          .line = line_,
          .id = {},
          .head = static_cast<uint32_t>(head_),
          .fault = std::move(fault),
          .own_id = {}};
  // The last cell of a broken row is not whole.
  const bool is_broken = (huge_ || unclosed_) && record_.size() <= head().call_column + 1;
  const std::string_view id = is_broken ? "" : id_in_cell(record_.cell(head().call_column));
  if (is_short && fills_down_) {
    // A piece of a row, perhaps of the one above: whichever call it is of is not whole.
    if (id != id_) row.own_id = id;
  } else if (!id.empty() || !fills_down_) {
    id_ = id;
    fills_down_ = !id.empty();
  }
  row.id = id_;
  return row;
}

}  // namespace zhijian
