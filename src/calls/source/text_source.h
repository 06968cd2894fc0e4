#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "calls/source/byte_source.h"
#include "calls/source/file_kind.h"

namespace zhijian {

/// A file's text, unpacked and in UTF-8, in as large pieces as its reader wants to hold.
///
/// UTF-8 goes through as it is, unchecked, so that one damaged call does not cost the others: whoever reads a
/// call checks it. Other encodings are converted line by line; in a line that cannot be, every byte beyond
/// ASCII becomes 0xFF, so that the same check finds it.
class TextSource {
 public:
  TextSource(std::unique_ptr<ByteSource> source, const std::optional<std::string>& encoding,
             SheetOptions sheet = {})
      : source_(std::move(source)), forced_(encoding), sheet_options_(std::move(sheet)) {}

  /// Reads the begin, unpacks, and finds the encoding. False where it is no text at all; `broken` says why.
  bool open();

  /// Reads on, waiting for more if need be, until `text` has `size` bytes, or the input ends, or something
  /// came and yet more would have to be waited for.
  void fill(size_t size);

  std::string_view text() const { return text_; }
  uint32_t line() const { return line_; }  ///< of the file, from 1: where `text` begins
  /// Moves the first `count` bytes into `taken`, whose memory the text then has.
  void take(size_t count, std::string& taken);
  void drop(size_t count);
  bool at_end() const { return ended_; }  ///< nothing comes after `text`
  bool would_block() { return !ended_ && source_->would_block(); }

  /// Why the input ended before its end.
  const std::optional<Message>& broken() const { return broken_; }
  const std::string& encoding() const { return encoding_; }
  /// The text is made of a sheet: a row of it is a row of the sheet, whatever line breaks are in it.
  bool is_sheet() const { return sheet_; }
  void set_sheet(std::string name) { sheet_ = true, sheet_name_ = std::move(name); }
  const std::string& sheet_name() const { return sheet_name_; }
  void set_line(uint32_t line) { line_ = line; }
  bool guessed_encoding() const { return guessed_; }

 private:
  void unpack(PackedKind packed);
  void read_head();
  bool find_encoding();
  size_t read_into(std::string& target, size_t size);
  void convert();
  void tidy(size_t begin);
  void convert_lines(std::string_view lines);

  std::unique_ptr<ByteSource> source_;
  const std::optional<std::string>& forced_;
  const SheetOptions sheet_options_;
  std::string text_;
  std::string raw_;  ///< in the file's encoding, not converted yet
  std::string encoding_ = "UTF-8";
  bool is_utf8_ = true;
  bool whole_ = false;  ///< an encoding in which lines cannot be told before converting
  bool guessed_ = false;
  bool ended_ = false;
  bool sheet_ = false;
  std::string sheet_name_;
  bool knows_breaks_ = false;
  bool returns_only_ = false;  ///< lines end with U+000D alone
  uint32_t line_ = 1;
  std::optional<Message> broken_;
};

}  // namespace zhijian
