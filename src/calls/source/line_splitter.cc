#include "calls/source/splitter.h"

namespace zhijian {

namespace {

class LineSplitter : public Splitter {
 public:
  LineSplitter(TextSource& source, const ReadOptions& options) : source_(source), options_(options) {}

  bool next(Chunk& chunk) override {
    for (;;) {
      const std::string_view text = source_.text();
      const bool enough = text.size() >= kChunkBytes || source_.at_end() || source_.would_block();
      const bool last = source_.at_end() && !source_.broken();
      const size_t end = last ? text.size() : text.rfind('\n') + 1;
      if (end > 0 && enough) {
        chunk.first_line = source_.line();
        chunk.first_call = chunk.first_line - 1;
        source_.take(end, chunk.bytes);
        return true;
      }
      if (source_.at_end()) return false;
      if (end == 0 && text.size() > options_.max_call_bytes) return reject_line(chunk);
      source_.fill(end == 0 ? text.size() + kChunkBytes : kChunkBytes);
    }
  }

 private:
  /// Goes to the end of a line that is too long without holding it.
  bool reject_line(Chunk& chunk) {
    reject_chunk(chunk, source_.line(), too_large(options_));
    size_t end = source_.text().find('\n');
    while (end == std::string_view::npos && !source_.at_end()) {
      source_.drop(source_.text().size());
      source_.fill(kChunkBytes);
      end = source_.text().find('\n');
    }
    source_.drop(std::min(end, source_.text().size() - 1) + 1);
    return true;
  }

  TextSource& source_;
  const ReadOptions& options_;
};

}  // namespace

std::unique_ptr<Splitter> split_lines(TextSource& source, const ReadOptions& options) {
  return std::make_unique<LineSplitter>(source, options);
}

}  // namespace zhijian
