#include <zstd.h>

#include "base/messages/transcript.h"
#include "calls/source/byte_source.h"

namespace zhijian {

namespace {

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> packed, std::string head)
      : packed_(std::move(packed)), input_(std::move(head)), stream_(ZSTD_createDStream()) {
    waiting_ = {input_.data(), input_.size(), 0};
  }

  Result<size_t> read(char* into, size_t size) override {
    ZSTD_outBuffer out = {into, size, 0};
    while (out.pos == 0) {
      if (waiting_.pos == waiting_.size && !holds_output_) {
        const Result<bool> more = refill();
        if (!more) return unexpected(more.error());
        if (!*more && between_frames_) return 0;
        if (!*more) return unexpected(message(says::RejectPackedEndsEarly, "zstd"));
      }
      const size_t state = ZSTD_decompressStream(stream_.get(), &out, &waiting_);
      if (ZSTD_isError(state)) {
        if (out.pos > 0) break;
        return unexpected(message(says::RejectPackedBroken, "zstd"));
      }
      between_frames_ = state == 0;
      holds_output_ = out.pos == out.size;
    }
    return out.pos;
  }

  bool would_block() override {
    return waiting_.pos == waiting_.size && !holds_output_ && packed_->would_block();
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  Result<bool> refill() {
    input_.resize(ZSTD_DStreamInSize());
    const Result<size_t> count = packed_->read(input_.data(), input_.size());
    if (!count) return unexpected(count.error());
    waiting_ = {input_.data(), *count, 0};
    return *count > 0;
  }

  std::unique_ptr<ByteSource> packed_;
  std::string input_;
  ZSTD_inBuffer waiting_{};
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  bool between_frames_ = false;
  bool holds_output_ = false;  ///< the last read was full: there may be more without further input
};

}  // namespace

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::string head) {
  return std::make_unique<ZstdSource>(std::move(packed), std::move(head));
}

}  // namespace zhijian
