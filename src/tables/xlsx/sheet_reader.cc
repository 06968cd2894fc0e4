#include "tables/xlsx/sheet_reader.h"

#include <algorithm>
#include <charconv>

#include "base/messages/transcript.h"

namespace zhijian {

namespace {

constexpr uint32_t kMaxRows = 1'048'576;
constexpr uint32_t kMaxColumns = 16'384;
constexpr size_t kMaxMerges = 1'000'000;
constexpr size_t kMaxCellBytes = 1 << 20;  // 32,767 characters is what a cell can hold

struct CellName {
  uint32_t row = 0;
  uint32_t column = 0;
};

/// `C17`; zeros for what is missing or out of a sheet.
CellName cell_name(std::string_view text) {
  CellName name;
  size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && name.column <= kMaxColumns; ++at) {
    name.column = name.column * 26 + static_cast<uint32_t>(text[at] - 'A' + 1);
  }
  std::from_chars(text.data() + at, text.data() + text.size(), name.row);
  if (name.row > kMaxRows) name.row = 0;
  if (name.column > kMaxColumns) name.column = 0;
  return name;
}

template <typename Number>
Number number_of(std::optional<std::string_view> text, Number otherwise) {
  if (!text) return otherwise;
  Number number = otherwise;
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

}  // namespace

Result<std::unique_ptr<SheetReader>> SheetReader::open(std::string bytes, const SheetOptions& options) {
  auto book = Workbook::open(std::move(bytes), options);
  if (!book) return unexpected(book.error());
  std::unique_ptr<SheetReader> reader(new SheetReader(std::move(*book)));
  if (auto problem = reader->read_merges()) return unexpected(std::move(*problem));
  reader->begin_rows();
  return reader;
}

/// Merges stand behind the rows that they are of.
std::optional<Message> SheetReader::read_merges() {
  XmlHandler handler;
  handler.begin = [&](const XmlElement& element) {
    if (element.name != "mergeCell" || merges_.size() >= kMaxMerges) return;
    const std::string_view reference = element.attribute("ref").value_or("");
    const size_t colon = reference.find(':');
    if (colon == reference.npos) return;
    const CellName first = cell_name(reference.substr(0, colon));
    const CellName last = cell_name(reference.substr(colon + 1));
    if (first.row == 0 || first.column == 0 || last.row < first.row || last.column < first.column) return;
    merges_.push_back({first.row, last.row, first.column, last.column, {}});
  };
  if (auto problem = read_xml_part(*book_.archive, book_.sheet_part, std::move(handler))) return problem;
  std::sort(merges_.begin(), merges_.end(),
            [](const Merge& a, const Merge& b) { return a.first_row < b.first_row; });
  return std::nullopt;
}

void SheetReader::begin_rows() {
  XmlHandler handler;
  handler.begin = [this](const XmlElement& element) { begin_element(element); };
  handler.end = [this](std::string_view name) { end_element(name); };
  handler.text = [this](std::string_view text) {
    if (in_text_ && text_.size() <= kMaxCellBytes) text_ += text;
  };
  part_ = std::make_unique<XmlPart>(std::move(handler));
  at_end_ = !book_.archive->enter(book_.sheet_part);
  if (at_end_) broken_ = message(says::RejectWorkbookDamaged);
}

void SheetReader::begin_element(const XmlElement& element) {
  if (element.name == "row") {
    row_.cells.clear();
    row_.number = number_of<uint32_t>(element.attribute("r"), last_row_ + 1);
    column_ = 0;
  } else if (element.name == "c") {
    const CellName name = cell_name(element.attribute("r").value_or(""));
    column_ = name.column > 0 ? name.column : column_ + 1;
    type_ = element.attribute("t").value_or("n");
    style_ = number_of<size_t>(element.attribute("s"), 0);
    text_.clear();
  } else if (element.name == "v" || element.name == "t") {
    in_text_ = phonetic_ == 0;
  } else if (element.name == "rPh") {
    ++phonetic_;
  }
}

void SheetReader::end_element(std::string_view name) {
  if (name == "v" || name == "t") {
    in_text_ = false;
  } else if (name == "rPh") {
    --phonetic_;
  } else if (name == "c") {
    end_cell();
  } else if (name == "row") {
    if (row_.number <= last_row_ || row_.number > kMaxRows)
      return part_->stop(message(says::RejectWorkbookDamaged));
    last_row_ = row_.number;
    rows_.push_back(std::move(row_));
    row_ = {};
  }
}

void SheetReader::end_cell() {
  if (column_ == 0 || column_ > kMaxColumns || text_.size() > kMaxCellBytes) {
    return part_->stop(message(says::RejectWorkbookDamaged));
  }
  if (text_.empty()) return;
  if (row_.cells.size() < column_) row_.cells.resize(column_);
  std::string& cell = row_.cells[column_ - 1];
  if (type_ == "s") {
    const auto index = number_of<size_t>(std::string_view(text_), book_.texts.size());
    if (index >= book_.texts.size()) return part_->stop(message(says::RejectWorkbookDamaged));
    cell = book_.texts[index];
  } else if (type_ == "n") {
    cell = book_.number(text_, style_);
  } else if (type_ == "b") {
    cell = text_ == "1" ? "TRUE" : "FALSE";
  } else {
    cell = without_escapes(text_);
  }
}

void SheetReader::fill_merges(Row& row) {
  while (next_merge_ < merges_.size() && merges_[next_merge_].first_row <= row.number) {
    Merge& merge = merges_[next_merge_];
    if (merge.first_row == row.number && merge.first_column <= row.cells.size()) {
      merge.text = row.cells[merge.first_column - 1];
    }
    if (!merge.text.empty()) active_.push_back(next_merge_);
    ++next_merge_;
  }
  std::erase_if(active_, [&](size_t index) { return merges_[index].last_row < row.number; });
  constexpr uint32_t kMaxFilled = 1024;  // columns
  for (const size_t index : active_) {
    const Merge& merge = merges_[index];
    const uint32_t last = std::min(merge.last_column, merge.first_column + kMaxFilled);
    if (row.cells.size() < last) row.cells.resize(last);
    for (uint32_t column = merge.first_column; column <= last; ++column) {
      if (row.cells[column - 1].empty()) row.cells[column - 1] = merge.text;
    }
  }
}

bool SheetReader::next(Row& row) {
  while (rows_.empty() && !at_end_) {
    at_end_ = !part_->read(*book_.archive);
    if (part_->broken()) broken_ = part_->broken();
  }
  if (rows_.empty()) return false;
  row = std::move(rows_.front());
  rows_.pop_front();
  fill_merges(row);
  return true;
}

}  // namespace zhijian
