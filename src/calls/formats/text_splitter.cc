#include "calls/formats/text_format.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

/// Cuts a text before the head of a call.
class TextSplitter : public Splitter {
 public:
  TextSplitter(TextSource& source, const ReadOptions& options) : source_(source), options_(options) {}

  bool next(Chunk& chunk) override {
    for (;;) {
      find_calls();
      const size_t size = source_.text().size();
      if (source_.at_end()) return finish(chunk);
      if (calls_ > 0 && (size >= kChunkBytes || source_.would_block())) return cut(chunk, last_call_, calls_);
      if (calls_ == 0 && size > options_.max_call_bytes) return skip_call(chunk);
      source_.fill(std::max(kChunkBytes, size + kChunkBytes / 4));
    }
  }

 private:
  /// Looks at the lines that are whole.
  void find_calls() {
    const std::string_view text = source_.text();
    while (scanned_ < text.size()) {
      const size_t end = text.find('\n', scanned_);
      if (end == text.npos && !source_.at_end()) return;
      if (const auto call = finder_.add_line(text.substr(scanned_, end - scanned_), scanned_)) {
        last_call_ = *call;
        ++calls_;
      }
      scanned_ = end == text.npos ? text.size() : end + 1;
    }
  }

  bool finish(Chunk& chunk) {
    if (source_.broken()) return calls_ > 0 && cut(chunk, last_call_, calls_);
    return !source_.text().empty() && cut(chunk, source_.text().size(), calls_ + 1);
  }

  bool cut(Chunk& chunk, size_t size, uint32_t calls) {
    chunk.first_line = source_.line();
    chunk.first_call = total_;
    source_.take(size, chunk.bytes);
    dropped(size);
    total_ += calls;
    return true;
  }

  void dropped(size_t size) {
    finder_.drop(size);
    scanned_ -= std::min(scanned_, size);
    calls_ = 0;
  }

  /// Goes to the next call without holding the one that is too large.
  bool skip_call(Chunk& chunk) {
    reject_chunk(chunk, source_.line(), too_large(options_));
    ++total_;
    while (calls_ == 0 && !source_.at_end()) {
      // A line that is not whole yet may be too long itself.
      const size_t seen = scanned_ > 0 ? scanned_ : source_.text().size();
      const bool whole_lines = scanned_ > 0;
      source_.drop(seen);
      if (whole_lines) dropped(seen);
      source_.fill(kChunkBytes);
      find_calls();
    }
    if (calls_ == 0) last_call_ = source_.text().size();
    source_.drop(last_call_);
    dropped(last_call_);
    return true;
  }

  TextSource& source_;
  const ReadOptions& options_;
  CallFinder finder_;
  size_t scanned_ = 0;    ///< lines before are looked at
  size_t last_call_ = 0;  ///< where the last call known begins
  uint32_t calls_ = 0;    ///< that begin in the text, the one at its begin left out
  uint32_t total_ = 0;
};

}  // namespace

std::unique_ptr<Splitter> split_text(TextSource& source, const ReadOptions& options) {
  return std::make_unique<TextSplitter>(source, options);
}

}  // namespace zhijian
