#include "base/messages/transcript.h"
#include "calls/source/byte_source.h"
#include "tables/xlsx/sheet_reader.h"

namespace zhijian {

namespace {

/// The rows of a sheet as CSV, a record a row of the sheet, so that what is told of a row says where it is.
class SheetSource : public ByteSource {
 public:
  SheetSource(std::unique_ptr<ByteSource> packed, std::string head, SheetOptions options, std::string& sheet)
      : packed_(std::move(packed)), bytes_(std::move(head)), options_(std::move(options)), sheet_(sheet) {}

  Result<size_t> read(char* into, size_t size) override {
    if (!reader_) {
      if (auto problem = open()) return unexpected(std::move(*problem));
    }
    while (at_ == text_.size()) {
      text_.clear();
      at_ = 0;
      SheetReader::Row row;
      if (!reader_->next(row)) {
        if (reader_->broken()) return unexpected(*reader_->broken());
        return size_t{0};
      }
      for (; number_ < row.number; ++number_) text_ += '\n';
      add(row);
      ++number_;
    }
    const size_t count = text_.copy(into, size, at_);
    at_ += count;
    return count;
  }

 private:
  /// A workbook can only be read from its end, so all of it is taken in.
  std::optional<Message> open() {
    constexpr size_t kPiece = 1 << 20;
    for (;;) {
      const size_t before = bytes_.size();
      if (before > options_.max_bytes) {
        return message(says::RejectWorkbookTooLarge, std::to_string(options_.max_bytes));
      }
      bytes_.resize(before + kPiece);
      const auto count = packed_->read(bytes_.data() + before, kPiece);
      bytes_.resize(before + count.value_or(0));
      if (!count) return count.error();
      if (*count == 0) break;
    }
    auto reader = SheetReader::open(std::move(bytes_), options_);
    if (!reader) return reader.error();
    reader_ = std::move(*reader);
    sheet_ = reader_->sheet();
    return std::nullopt;
  }

  void add(const SheetReader::Row& row) {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) text_ += ',';
      if (row.cells[i].empty()) continue;
      text_ += '"';
      for (const char c : row.cells[i]) {
        if (c == '"') text_ += '"';
        text_ += c;
      }
      text_ += '"';
    }
    text_ += '\n';
  }

  std::unique_ptr<ByteSource> packed_;
  std::string bytes_;
  const SheetOptions options_;
  std::string& sheet_;
  std::unique_ptr<SheetReader> reader_;
  std::string text_;
  size_t at_ = 0;
  uint32_t number_ = 1;  ///< of the next row
};

}  // namespace

std::unique_ptr<ByteSource> unpack_sheet(std::unique_ptr<ByteSource> packed, std::string head,
                                         const SheetOptions& options, std::string& sheet) {
  return std::make_unique<SheetSource>(std::move(packed), std::move(head), options, sheet);
}

}  // namespace zhijian
