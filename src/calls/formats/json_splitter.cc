#include <algorithm>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "calls/json/json_scanner.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

/// Cuts an array, or objects that stand one after the other, between its calls.
class JsonSplitter : public Splitter {
 public:
  JsonSplitter(TextSource& source, const ReadOptions& options) : source_(source), options_(options) {}

  bool next(Chunk& chunk) override {
    if (garbage_waits_) return reject_garbage(chunk);
    for (;;) {
      switch (scanner_.next(source_.text())) {
        case JsonScanner::Event::Begin:
          begin_ = scanner_.position();
          if (count_ == 0) first_ = begin_;
          break;
        case JsonScanner::Event::End:
          ++count_;
          last_ = scanner_.position();
          if (last_ - first_ >= kChunkBytes) return cut(chunk);
          break;
        case JsonScanner::Event::Garbage:
          if (count_ == 0) return reject_garbage(chunk);
          garbage_waits_ = true;
          return cut(chunk);
        case JsonScanner::Event::More:
          if (source_.at_end()) return finish(chunk);
          if (is_too_large() && count_ == 0) return skip_call(chunk);
          if (count_ > 0 && (is_too_large() || source_.would_block())) return cut(chunk);
          read_on();
          break;
      }
    }
  }

 private:
  bool is_too_large() const {
    return scanner_.inside_call() && source_.text().size() - begin_ > options_.max_call_bytes;
  }

  void read_on() {
    if (count_ == 0 && !scanner_.inside_call()) drop(scanner_.position());
    source_.fill(std::max(kChunkBytes, source_.text().size() + kChunkBytes / 4));
  }

  void drop(size_t count) {
    source_.drop(count);
    scanner_.drop(count);
    begin_ -= std::min(begin_, count);
  }

  bool cut(Chunk& chunk) {
    drop(first_);
    const size_t size = last_ - first_;
    chunk.first_line = source_.line();
    chunk.first_call = total_;
    source_.take(size, chunk.bytes);
    scanner_.drop(size);
    begin_ -= std::min(begin_, size);
    first_ = begin_;
    total_ += count_;
    count_ = 0;
    return true;
  }

  bool reject(Chunk& chunk, size_t at, Message reason) {
    reject_chunk(chunk, source_.line() + count_lines(source_.text().substr(0, at)), std::move(reason));
    ++total_;
    return true;
  }

  bool reject_garbage(Chunk& chunk) {
    garbage_waits_ = false;
    const size_t at = scanner_.position();
    return reject(chunk, at, message(says::RejectJsonSyntax, snippet(source_.text().substr(at))));
  }

  /// Goes to the end of a call that is too large without holding it.
  bool skip_call(Chunk& chunk) {
    reject(chunk, begin_, too_large(options_));
    do {
      drop(scanner_.position());
      source_.fill(kChunkBytes);
    } while (scanner_.next(source_.text()) == JsonScanner::Event::More && !source_.at_end());
    finished_ = scanner_.inside_call();
    return true;
  }

  bool finish(Chunk& chunk) {
    if (count_ > 0) return cut(chunk);
    if (finished_ || source_.broken()) return false;
    finished_ = true;
    if (scanner_.inside_call()) return reject(chunk, begin_, message(says::RejectJsonIncomplete));
    if (scanner_.inside_array())
      return reject(chunk, source_.text().size(), message(says::RejectJsonIncomplete));
    return total_ == 0 && reject(chunk, 0, message(says::RejectNoCalls));
  }

  TextSource& source_;
  const ReadOptions& options_;
  JsonScanner scanner_;
  size_t begin_ = 0;    ///< of the call that the scanner is in or was in last
  size_t first_ = 0;    ///< begin of the first call of the chunk to come
  size_t last_ = 0;     ///< end of its last
  uint32_t count_ = 0;  ///< its calls
  uint32_t total_ = 0;  ///< calls of the chunks before
  bool garbage_waits_ = false;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_json(TextSource& source, const ReadOptions& options) {
  return std::make_unique<JsonSplitter>(source, options);
}

}  // namespace zhijian
