#include <algorithm>
#include <deque>
#include <unordered_map>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "calls/formats/table_index.h"
#include "calls/source/splitter.h"
#include "calls/source/spool.h"

namespace zhijian {

namespace {

/// A text up to this size is looked at twice where it is; a larger one is opened again.
constexpr size_t kHeldBytes = 4 << 20;

/// Rows of calls, and on which lines they stand.
struct Rows {
  std::string bytes;
  std::vector<Chunk::LineJump> jumps;
  uint32_t next_line = 0;  ///< of what follows the last row, if nothing is left out

  void add(std::string_view row, uint32_t line, uint32_t lines) {
    if (bytes.empty() || line != next_line) jumps.push_back({static_cast<uint32_t>(bytes.size()), line});
    bytes += row;
    if (!row.ends_with('\n')) bytes += '\n';
    next_line = line + lines;
  }
  void add(const Rows& other) {
    const auto offset = static_cast<uint32_t>(bytes.size());
    for (const auto& jump : other.jumps) jumps.push_back({offset + jump.offset, jump.line});
    bytes += other.bytes;
    next_line = other.next_line;
  }
};

/// Cuts a table into chunks of whole calls, in two passes: TableIndex says why.
class TableSplitter : public Splitter {
 public:
  TableSplitter(TextSource& source, const ReadOptions& options, Reopen reopen)
      : source_(&source),
        options_(options),
        reopen_(std::move(reopen)),
        index_(options),
        rows_(std::make_unique<TableRows>(source, options)) {}

  bool next(Chunk& chunk) override {
    if (!indexed_) {
      indexed_ = true;
      make_index(chunk);
    }
    while (ready_.empty() && !finished_) take_row(chunk);
    if (ready_.empty()) return false;
    Chunk& made = ready_.front();
    chunk.bytes.swap(made.bytes);
    chunk.header.swap(made.header);
    chunk.jumps.swap(made.jumps);
    chunk.delimiter = made.delimiter;
    chunk.first_line = made.first_line;
    chunk.first_call = made.first_call;
    chunk.reject = std::move(made.reject);
    if (chunk.reject) chunk.reject->file = chunk.file;
    ready_.pop_front();
    return true;
  }

 private:
  struct Piece {
    std::string id;
    Rows rows;
  };
  /// Calls that are not whole yet and have the same hash: hardly ever more than one.
  struct Group {
    uint32_t runs = 0;
    uint32_t head = 0;
    std::vector<Piece> pieces;
    size_t bytes() const {
      size_t sum = 0;
      for (const Piece& piece : pieces) sum += piece.rows.bytes.size();
      return sum;
    }
  };

  void make_index(const Chunk& chunk) {
    const bool regular = static_cast<bool>(reopen_);
    bool held = true;
    const uint32_t first_line = source_->line();
    while (const auto row = rows_->next()) {
      index_.add(*row);
      if (rows_->passed() < kHeldBytes) continue;
      held = false;
      std::string taken;
      rows_->forget(regular ? nullptr : &taken);
      if (!regular && !spool(taken)) return stop(chunk, message(says::RejectCannotSpool));
    }
    if (rows_->problem()) return stop(chunk, *rows_->problem());
    index_.finish(source_->broken().has_value());
    if (index_.is_empty() && !source_->broken()) return stop(chunk, message(says::RejectNoCalls));
    if (source_->broken() && index_.is_scattered()) return stop(chunk, message(says::RejectScatteredBroken));
    if (held) return rows_->rewind();
    if (regular) {
      again_ = reopen_();
    } else {
      if (!spool(source_->text())) return stop(chunk, message(says::RejectCannotSpool));
      again_ = spool_.open();
      if (again_ && source_->is_sheet()) again_->set_sheet(source_->sheet_name());
    }
    if (!again_) return stop(chunk, message(says::RejectChanged));
    if (!regular) again_->set_line(first_line);  // what was spooled begins where the table does
    source_ = again_.get();
    rows_ = std::make_unique<TableRows>(*again_, options_);
  }

  bool spool(std::string_view text) { return spool_.add(text, options_.max_buffer_bytes); }

  void stop(const Chunk& chunk, Message reason) {
    finished_ = true;
    reject(chunk, rows_->problem_line(), std::move(reason), {});
  }

  void take_row(const Chunk& chunk) {
    const auto row = rows_->next();
    if (!row) {
      end_run(chunk);
      flush(chunk);
      finished_ = true;
      return;
    }
    if (!in_run_ || row->id != id_ || row->head != head_) begin_run(chunk, *row);
    if (call_ == nullptr || call_->fault != 0) return;
    const std::string_view bytes = source_->text().substr(row->begin, row->end - row->begin);
    const uint32_t lines = source_->is_sheet() ? 1 : count_lines(bytes);
    if (group_ == nullptr) {
      rows_of_chunk_.add(bytes, row->line, lines);
    } else {
      piece_->rows.add(bytes, row->line, lines);
      buffered_ += bytes.size();
      if (buffered_ > options_.max_buffer_bytes) make_room(chunk, row->line);
    }
    if (rows_->passed() >= kChunkBytes && again_) rows_->forget(nullptr);
  }

  void begin_run(const Chunk& chunk, const TableRows::Row& row) {
    end_run(chunk);
    in_run_ = true;
    id_ = row.id;
    head_ = row.head;
    call_ = index_.find(row.id);
    if (call_ == nullptr) return reject(chunk, row.line, message(says::RejectChanged), id_);
    if (call_->fault != 0) {
      if (!call_->is_told) tell_fault(chunk, *call_, id_, row.line);
      return;
    }
    if (call_->runs == 1) {
      begin_rows(chunk, head_);
      ++calls_;
      return;
    }
    group_ = &groups_[call_];
    group_->head = head_;
    const auto same = std::find_if(group_->pieces.begin(), group_->pieces.end(),
                                   [&](const Piece& piece) { return piece.id == id_; });
    piece_ = same != group_->pieces.end() ? &*same : &group_->pieces.emplace_back(Piece{id_, {}});
    ++group_->runs;
  }

  void end_run(const Chunk& chunk) {
    if (group_ != nullptr && call_->fault == 0 && group_->runs == call_->runs) {
      begin_rows(chunk, group_->head);
      for (const Piece& piece : group_->pieces) {
        rows_of_chunk_.add(piece.rows);
        ++calls_;
      }
      buffered_ -= group_->bytes();
      groups_.erase(call_);
    }
    group_ = nullptr;
    piece_ = nullptr;
    in_run_ = false;
    if (rows_of_chunk_.bytes.size() >= kChunkBytes) flush(chunk);
  }

  void begin_rows(const Chunk& chunk, uint32_t head) {
    if (!rows_of_chunk_.bytes.empty() && chunk_head_ != head) flush(chunk);
    chunk_head_ = head;
  }

  void tell_fault(const Chunk& chunk, TableIndex::Call& call, const std::string& id, uint32_t first_line) {
    call.is_told = true;
    const TableIndex::Fault& fault = index_.fault(call);
    reject(chunk, fault.line != 0 ? fault.line : first_line, fault.reason, id);
  }

  /// Turns the largest of the calls that are not whole yet away.
  void make_room(const Chunk& chunk, uint32_t line) {
    std::vector<std::pair<TableIndex::Call*, size_t>> sizes;
    for (const auto& [call, group] : groups_) sizes.emplace_back(call, group.bytes());
    std::sort(sizes.begin(), sizes.end(), [&](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second
                                  : groups_[a.first].pieces[0].id < groups_[b.first].pieces[0].id;
    });
    for (const auto& [call, bytes] : sizes) {
      if (buffered_ <= options_.max_buffer_bytes / 4 * 3) break;
      index_.set_fault(*call, line,
                       message(says::RejectScatteredRows, std::to_string(options_.max_buffer_bytes)));
      for (const Piece& piece : groups_[call].pieces) tell_fault(chunk, *call, piece.id, line);
      buffered_ -= bytes;
      if (call == call_) group_ = nullptr, piece_ = nullptr;
      groups_.erase(call);
    }
  }

  void reject(const Chunk& chunk, uint32_t line, Message reason, const std::string& id) {
    flush(chunk);
    Chunk& made = ready_.emplace_back();
    made.file = chunk.file;
    made.is_sheet = chunk.is_sheet;
    made.sheet = chunk.sheet;
    const bool readable = find_invalid_utf8(id) == std::string::npos;
    reject_chunk(made, line, std::move(reason), readable ? id : "");
    ++total_;
  }

  void flush(const Chunk&) {
    if (rows_of_chunk_.bytes.empty()) return;
    Chunk& made = ready_.emplace_back();
    made.first_line = rows_of_chunk_.jumps.front().line;
    made.first_call = total_;
    made.bytes.swap(rows_of_chunk_.bytes);
    made.jumps.swap(rows_of_chunk_.jumps);
    made.header = rows_->heads()[chunk_head_].row;
    made.delimiter = rows_->heads()[chunk_head_].delimiter;
    rows_of_chunk_ = {};
    total_ += calls_;
    calls_ = 0;
  }

  TextSource* source_;
  const ReadOptions& options_;
  const Reopen reopen_;
  Spool spool_;
  std::unique_ptr<TextSource> again_;
  TableIndex index_;
  std::unique_ptr<TableRows> rows_;
  bool indexed_ = false;
  bool finished_ = false;
  std::deque<Chunk> ready_;

  bool in_run_ = false;
  std::string id_;  ///< of the call whose rows are read
  uint32_t head_ = 0;
  TableIndex::Call* call_ = nullptr;
  Group* group_ = nullptr;
  Piece* piece_ = nullptr;
  std::unordered_map<TableIndex::Call*, Group> groups_;
  uint64_t buffered_ = 0;

  Rows rows_of_chunk_;
  uint32_t chunk_head_ = 0;
  uint32_t calls_ = 0;  ///< in rows_of_chunk_
  uint32_t total_ = 0;  ///< in what was handed on before
};

}  // namespace

std::unique_ptr<Splitter> split_table(TextSource& source, const ReadOptions& options, Reopen reopen) {
  return std::make_unique<TableSplitter>(source, options, std::move(reopen));
}

}  // namespace zhijian
