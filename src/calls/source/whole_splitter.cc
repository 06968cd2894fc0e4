#include "base/messages/transcript.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

class WholeSplitter : public Splitter {
 public:
  WholeSplitter(TextSource& source, const ReadOptions& options) : source_(source), options_(options) {}

  bool next(Chunk& chunk) override {
    if (done_) return false;
    done_ = true;
    source_.fill(options_.max_call_bytes + 1);
    while (!source_.at_end() && source_.text().size() <= options_.max_call_bytes) {
      source_.fill(options_.max_call_bytes + 1);
    }
    if (source_.text().size() > options_.max_call_bytes) {
      reject_chunk(chunk, source_.line(), too_large(options_));
      return true;
    }
    if (source_.broken()) return false;
    chunk.first_line = source_.line();
    source_.take(source_.text().size(), chunk.bytes);
    return true;
  }

 private:
  TextSource& source_;
  const ReadOptions& options_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_nothing(TextSource& source, const ReadOptions& options) {
  return std::make_unique<WholeSplitter>(source, options);
}

void reject_chunk(Chunk& chunk, uint32_t line, Message reason, std::string call) {
  chunk.first_line = line;
  chunk.bytes.clear();
  chunk.reject = Reject{chunk.file, line, std::move(reason), std::move(call),
                        chunk.is_sheet ? chunk.sheet : std::string()};
}

Message too_large(const ReadOptions& options) {
  return message(says::RejectCallTooLarge, std::to_string(options.max_call_bytes));
}

}  // namespace zhijian
