#include "calls/source/text_source.h"

#include <algorithm>

#include "base/lines.h"
#include "base/utf8.h"
#include "calls/source/file_kind.h"
#include "text/encoding.h"
#include "text/encoding_guess.h"

namespace zhijian {

namespace {

constexpr size_t kHeadBytes = 64 << 10;
constexpr size_t kRawBytes = 256 << 10;
/// What is read at once: a string has zeros before it has bytes, which cost little while they are in the
/// first-level cache.
constexpr size_t kReadBytes = 16 << 10;
constexpr size_t kPadding = 64;  ///< room behind the text that simdjson may read
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

size_t unit_of(std::string_view encoding) {
  return encoding.starts_with("UTF-16") ? 2 : 1;
}

/// Where the last whole line of `raw` ends; 0 where there is none.
size_t end_of_lines(std::string_view raw, std::string_view encoding) {
  if (unit_of(encoding) == 1) return raw.rfind('\n') + 1;
  const std::string_view line_break =
      encoding == "UTF-16LE" ? std::string_view("\n\0", 2) : std::string_view("\0\n", 2);
  for (size_t at = raw.rfind(line_break); at != raw.npos && at != 0; at = raw.rfind(line_break, at - 1)) {
    if (at % 2 == 0) return at + 2;
  }
  return 0;
}

/// A piece from the begin that surely ends between two characters, to try an encoding on.
std::string_view whole_lines(std::string_view head) {
  const size_t end = head.rfind('\n');
  if (end == head.npos) return head.substr(0, head.size() - head.size() % 4);
  return head.substr(0, head.size() > end + 1 && head[end + 1] == '\0' ? end + 2 : end + 1);
}

struct Utf8Lines {
  size_t beyond_ascii = 0;  ///< valid UTF-8 that is more than ASCII: hardly anything else looks like it
  size_t ascii = 0;
  size_t invalid = 0;
};

Utf8Lines count_utf8_lines(std::string_view head) {
  Utf8Lines lines;
  for (size_t begin = 0; begin < head.size();) {
    const size_t end = std::min(head.find('\n', begin), head.size());
    const std::string_view line = head.substr(begin, end - begin);
    const bool ascii =
        std::none_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (ascii) {
      lines.ascii += !line.empty();
    } else {
      ++(find_invalid_utf8(line) == line.npos ? lines.beyond_ascii : lines.invalid);
    }
    begin = end + 1;
  }
  return lines;
}

bool needs_whole_text(std::string_view encoding) {
  constexpr std::string_view kFamilies[] = {"UTF-32", "UTF-7", "SCSU", "BOCU", "ISO-2022", "HZ", "IMAP"};
  return std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return encoding.starts_with(family); });
}

}  // namespace

bool TextSource::open() {
  read_head();
  // A workbook may be packed once more.
  for (int i = 0; i < 2; ++i) {
    const PackedKind packed = packed_kind(raw_);
    if (packed == PackedKind::None || (i > 0 && packed != PackedKind::Zip)) break;
    unpack(packed);
  }
  if (sheet_) {
    text_ = std::move(raw_);
    raw_.clear();
    return !text_.empty() || !broken_;
  }
  if (raw_.empty()) return !broken_;
  std::optional<Message> reason;
  if (!forced_) reason = why_not_text(raw_);
  if (reason) broken_ = std::move(reason);
  return !reason && find_encoding();
}

void TextSource::unpack(PackedKind packed) {
  std::string head = std::move(raw_);
  raw_.clear();
  broken_.reset();
  ended_ = false;
  switch (packed) {
    case PackedKind::Gzip:
      source_ = unpack_gzip(std::move(source_), std::move(head));
      break;
    case PackedKind::Zstd:
      source_ = unpack_zstd(std::move(source_), std::move(head));
      break;
    case PackedKind::Zip:
      source_ = unpack_sheet(std::move(source_), std::move(head), sheet_options_, sheet_name_);
      sheet_ = true;
      break;
    case PackedKind::None:
      return;
  }
  read_head();
}

void TextSource::read_head() {
  while (raw_.size() < kHeadBytes && !ended_) {
    if (read_into(raw_, kHeadBytes - raw_.size()) > 0 && source_->would_block()) return;
  }
}

bool TextSource::find_encoding() {
  const std::string_view head = ended_ ? std::string_view(raw_) : whole_lines(raw_);
  if (forced_) {
    const auto known = decode_text({}, forced_);
    if (!known) return broken_ = known.error().reason, false;
    encoding_ = known->encoding;
    if (encoding_ == "UTF-16") {
      const auto little =
          raw_.starts_with("\xFF\xFE") ? std::optional<std::string>("UTF-16LE") : guess_utf16(head);
      encoding_ = little.value_or("UTF-16BE");
    }
  } else if (!raw_.starts_with(kUtf8Mark)) {
    // A few damaged lines in UTF-8 must not make all others be read as something else.
    const Utf8Lines lines = count_utf8_lines(head);
    const bool is_utf8 = lines.invalid <= lines.beyond_ascii || is_mostly_utf8(head);
    if (!is_utf8 || guess_utf16(head)) {
      const auto decoded = decode_text(head);
      if (!decoded && lines.ascii + lines.beyond_ascii == 0) return broken_ = decoded.error().reason, false;
      encoding_ = decoded ? decoded->encoding : "UTF-8";
      guessed_ = decoded && decoded->guessed;
    }
  }
  is_utf8_ = encoding_ == "UTF-8";
  whole_ = needs_whole_text(encoding_);
  if (is_utf8_) {
    text_ = std::move(raw_);
    raw_.clear();
    if (text_.starts_with(kUtf8Mark)) text_.erase(0, kUtf8Mark.size());
  } else {
    convert();
  }
  tidy(0);
  return true;
}

void TextSource::fill(size_t size) {
  while (text_.size() < size && !ended_) {
    const size_t before = text_.size();
    if (is_utf8_) {
      read_into(text_, size - text_.size());
    } else {
      read_into(raw_, kRawBytes);
      convert();
    }
    tidy(before);
    if (text_.size() > before && source_->would_block()) return;
  }
}

size_t TextSource::read_into(std::string& target, size_t size) {
  const size_t before = target.size();
  // One more than what is left, so that a small file's end is seen at once.
  if (const uint64_t left = source_->size_hint(); left > 0) size = std::min<size_t>(size, left + 1);
  target.reserve(before + size + kPadding);
  size = std::min(size, kReadBytes);
  target.resize(before + size);
  const Result<size_t> count = source_->read(target.data() + before, size);
  target.resize(before + count.value_or(0));
  if (!count) broken_ = count.error();
  ended_ = !count || *count == 0;
  return count.value_or(0);
}

/// What was added to the text behind `begin` becomes as all texts are: lines end with a line feed, also where
/// the file knows carriage returns only, and there is no end-of-file mark of DOS at the end.
void TextSource::tidy(size_t begin) {
  if (!knows_breaks_ && text_.size() > begin) {
    knows_breaks_ = true;
    // The first line tells: a cell of such a table may have line feeds inside.
    const size_t first = text_.find_first_of("\r\n");
    returns_only_ = first != std::string::npos && first + 1 < text_.size() && text_[first] == '\r' &&
                    text_[first + 1] != '\n';
  }
  if (returns_only_) std::replace(text_.begin() + static_cast<ptrdiff_t>(begin), text_.end(), '\r', '\n');
  if (!ended_) return;
  const size_t end = text_.find_last_not_of("\x1A\r\n ");
  const size_t mark = text_.find('\x1A', end == std::string::npos ? 0 : end + 1);
  if (mark != std::string::npos) text_.erase(mark);
}

void TextSource::convert() {
  size_t end = ended_ ? raw_.size() : whole_ ? 0 : end_of_lines(raw_, encoding_);
  if (end == 0) return;
  const auto decoded = decode_text(std::string_view(raw_).substr(0, end), encoding_);
  if (decoded) {
    text_ += decoded->text;
  } else if (whole_) {
    broken_ = decoded.error().reason;
  } else {
    convert_lines(std::string_view(raw_).substr(0, end));
  }
  raw_.erase(0, end);
}

void TextSource::convert_lines(std::string_view lines) {
  while (!lines.empty()) {
    size_t end = lines.find('\n');
    if (unit_of(encoding_) == 2) {
      const std::string_view rest = lines;
      const std::string_view line_break =
          encoding_ == "UTF-16LE" ? std::string_view("\n\0", 2) : std::string_view("\0\n", 2);
      end = rest.find(line_break);
      while (end != rest.npos && end % 2 != 0) end = rest.find(line_break, end + 1);
      if (end != rest.npos) ++end;
    }
    const std::string_view line = lines.substr(0, end == lines.npos ? end : end + 1);
    if (const auto decoded = decode_text(line, encoding_)) {
      text_ += decoded->text;
    } else {
      for (const char c : line) {
        if (c != '\0') text_ += static_cast<unsigned char>(c) < 0x80 ? c : '\xFF';
      }
    }
    lines.remove_prefix(line.size());
  }
}

void TextSource::take(size_t count, std::string& taken) {
  taken.assign(text_, count);
  taken.swap(text_);
  taken.resize(count);
  line_ += count_lines(taken);
}

void TextSource::drop(size_t count) {
  line_ += count_lines(std::string_view(text_).substr(0, count));
  text_.erase(0, count);
}

}  // namespace zhijian
