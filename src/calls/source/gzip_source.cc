#include <zlib.h>

#include <algorithm>
#include <limits>

#include "base/messages/transcript.h"
#include "calls/source/byte_source.h"

namespace zhijian {

namespace {

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> packed, std::string head)
      : packed_(std::move(packed)), input_(std::move(head)) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
    offer();
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<size_t> read(char* into, size_t size) override {
    size = std::min<size_t>(size, std::numeric_limits<uInt>::max());
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(size);
    while (ready_ && stream_.avail_out == size) {
      if (stream_.avail_in == 0 && !holds_output_) {
        const Result<bool> more = refill();
        if (!more) return unexpected(more.error());
        if (!*more && between_members_) return 0;
        if (!*more) return unexpected(message(says::RejectPackedEndsEarly, "gzip"));
      }
      if (between_members_ && !begin_member()) continue;
      const int state = inflate(&stream_, Z_NO_FLUSH);
      between_members_ = state == Z_STREAM_END;
      holds_output_ = state == Z_OK && stream_.avail_out == 0;
      // What was unpacked before a broken place is still good; the error comes with the next read.
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR && stream_.avail_out == size) {
        return unexpected(message(says::RejectPackedBroken, "gzip"));
      }
    }
    return size - stream_.avail_out;
  }

  bool would_block() override { return stream_.avail_in == 0 && !holds_output_ && packed_->would_block(); }

 private:
  static constexpr size_t kInputBytes = 128 << 10;

  void offer() {
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(input_.size());
  }

  Result<bool> refill() {
    input_.resize(kInputBytes);
    const Result<size_t> count = packed_->read(input_.data(), input_.size());
    if (!count) return unexpected(count.error());
    input_.resize(*count);
    offer();
    return *count > 0;
  }

  /// Padding with zeros may follow the last member (tapes, disk images); anything else is the next member.
  /// False where there is none yet.
  bool begin_member() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) ++stream_.next_in, --stream_.avail_in;
    return stream_.avail_in > 0 && inflateReset(&stream_) == Z_OK;
  }

  std::unique_ptr<ByteSource> packed_;
  std::string input_;
  z_stream stream_{};
  bool ready_ = false;
  bool between_members_ = false;
  bool holds_output_ = false;  ///< the last read was full: there may be more without further input
};

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::string head) {
  return std::make_unique<GzipSource>(std::move(packed), std::move(head));
}

}  // namespace zhijian
