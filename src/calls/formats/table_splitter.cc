#include <unordered_set>

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "calls/formats/table_layout.h"
#include "calls/source/splitter.h"
#include "calls/trim.h"

namespace zhijian {

namespace {

/// Cuts a table between calls, and finds calls whose rows are not together: their ids are remembered as
/// 64-bit hashes, which is what memory grows with.
class TableSplitter : public Splitter {
 public:
  TableSplitter(TextSource& source, const ReadOptions& options, char separator)
      : source_(source), options_(options), separator_(separator) {}

  bool next(Chunk& chunk) override {
    if (finished_) return false;
    if (header_.empty() && !read_header(chunk)) return chunk.reject.has_value();
    if (scattered_) return skip_call(chunk, message(says::RejectScatteredRows, id_));
    for (;;) {
      const size_t row = scanned_;
      const auto outcome = record_.read(source_.text(), scanned_, source_.at_end(), separator_);
      if (outcome == TableRecord::Outcome::End) return finish(chunk);
      if (outcome == TableRecord::Outcome::More) {
        const size_t size = source_.text().size();
        if (calls_ > 0 && (size >= kChunkBytes || source_.would_block())) return cut(chunk, call_begin_);
        if (calls_ == 0 && size > options_.max_call_bytes) {
          if (huge_row_begins_call()) return cut(chunk, row);
          return skip_call(chunk, too_large(options_));
        }
        source_.fill(std::max(kChunkBytes, size + kChunkBytes / 4));
        continue;
      }
      if (!begins_call()) continue;
      if (row == 0) {
        calls_ = 0;  // the chunk's first call begins with the chunk
        call_begin_ = 0;
      } else {
        ++calls_;
        call_begin_ = row;
      }
      if (scattered_ && row == 0) return skip_call(chunk, message(says::RejectScatteredRows, id_));
      if (scattered_ || row >= kChunkBytes) return cut(chunk, row);
    }
  }

 private:
  bool read_header(Chunk& chunk) {
    size_t end = 0;
    while (record_.read(source_.text(), end, source_.at_end(), separator_) == TableRecord::Outcome::More) {
      if (source_.text().size() > options_.max_call_bytes) {
        return reject_file(chunk, message(says::RejectNoHeader));
      }
      source_.fill(source_.text().size() + kChunkBytes);
    }
    const auto layout = read_layout(record_, options_);
    if (!layout) return reject_file(chunk, layout.error());
    call_column_ = layout->find(Field::Call);
    source_.take(end, header_);
    return true;
  }

  bool reject_file(Chunk& chunk, Message reason) {
    finished_ = true;
    reject_chunk(chunk, source_.line(), std::move(reason));
    return false;
  }

  /// True where the row that was read begins another call than the one before.
  bool begins_call() {
    if (record_.is_blank()) return false;
    const std::string_view id = call_column_ ? trim(record_.cell(*call_column_)) : "";
    if (has_call_ && id == id_) return false;
    has_call_ = true;
    id_ = id;
    scattered_ = !id.empty() && !seen_.insert(std::hash<std::string_view>()(id)).second;
    return true;
  }

  /// A row that is too large itself must not take the call before it along.
  bool huge_row_begins_call() {
    const bool is_huge = source_.text().size() - scanned_ > options_.max_call_bytes;
    if (scanned_ == 0 || !is_huge || !call_column_ || record_.size() <= *call_column_ + 1) return false;
    if (!begins_call()) return false;
    ++calls_;
    return true;
  }

  bool cut(Chunk& chunk, size_t size) {
    chunk.first_line = source_.line();
    chunk.first_call = total_;
    chunk.header = header_;
    source_.take(size, chunk.bytes);
    scanned_ -= size;
    // A call that was begun behind the cut is the next chunk's first.
    total_ += calls_;
    calls_ = 0;
    call_begin_ = 0;
    return true;
  }

  bool finish(Chunk& chunk) {
    finished_ = true;
    if (source_.broken()) return calls_ > 0 && cut(chunk, call_begin_);
    if (has_call_ && !source_.text().empty()) {
      ++calls_;
      return cut(chunk, source_.text().size());
    }
    if (!has_call_) reject_chunk(chunk, source_.line(), message(says::RejectNoCalls));
    return !has_call_;
  }

  /// Rejects the call at the begin of the text and goes to the next one without holding it.
  bool skip_call(Chunk& chunk, Message reason) {
    scattered_ = false;
    const bool readable = find_invalid_utf8(id_) == std::string::npos;
    reject_chunk(chunk, source_.line(), std::move(reason), readable ? id_ : "");
    ++total_;
    for (;;) {
      const size_t row = scanned_;
      const auto outcome = record_.read(source_.text(), scanned_, source_.at_end(), separator_);
      if (outcome == TableRecord::Outcome::End) {
        finished_ = true;
        return true;
      }
      if (outcome == TableRecord::Outcome::More) {
        source_.drop(row);
        scanned_ = 0;
        if (source_.text().size() > options_.max_call_bytes) skip_line();
        source_.fill(source_.text().size() + kChunkBytes);
      } else if (begins_call()) {
        source_.drop(row);
        scanned_ -= row;
        return true;
      }
    }
  }

  /// A row without an end in sight: a quote that is never closed, most likely. Its next line is as good as
  /// any.
  void skip_line() {
    do {
      source_.drop(source_.text().size());
      source_.fill(kChunkBytes);
    } while (source_.text().find('\n') == std::string_view::npos && !source_.at_end());
    source_.drop(std::min(source_.text().find('\n'), source_.text().size() - 1) + 1);
  }

  TextSource& source_;
  const ReadOptions& options_;
  const char separator_;
  std::string header_;
  std::optional<size_t> call_column_;
  TableRecord record_;
  std::unordered_set<uint64_t> seen_;
  bool has_call_ = false;
  std::string id_;          ///< of the call that is being read
  bool scattered_ = false;  ///< it was read before
  size_t scanned_ = 0;      ///< rows before are looked at
  size_t call_begin_ = 0;   ///< of the last call in the text
  uint32_t calls_ = 0;      ///< whole calls before it
  uint32_t total_ = 0;      ///< calls of the chunks before
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_table(TextSource& source, const ReadOptions& options, char separator) {
  return std::make_unique<TableSplitter>(source, options, separator);
}

}  // namespace zhijian
