#include "calls/source/byte_source.h"

#include "base/messages/transcript.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace zhijian {

namespace {

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, bool owned, std::atomic<uint64_t>& counter)
      : descriptor_(descriptor), owned_(owned), counter_(counter) {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return;
    regular_ = true;
    remaining_ = static_cast<uint64_t>(status.st_size);
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<size_t> read(char* into, size_t size) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, into, size);
      if (count >= 0) {
        counter_ += static_cast<uint64_t>(count);
        remaining_ -= std::min(remaining_, static_cast<uint64_t>(count));
        return static_cast<size_t>(count);
      }
      if (errno != EINTR) return unexpected(system_reason(errno));
    }
  }

  bool would_block() override {
    if (regular_) return false;
    pollfd waiting = {descriptor_, POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 0;
  }

  uint64_t size_hint() const override { return remaining_; }

 private:
  int descriptor_;
  bool owned_;
  bool regular_ = false;
  uint64_t remaining_ = 0;
  std::atomic<uint64_t>& counter_;
};

}  // namespace

Message system_reason(int error) {
  switch (error) {
    case ENOENT:
      return message(says::RejectNoSuchFile);
    case EACCES:
    case EPERM:
      return message(says::RejectNoPermission);
    default:
      return message(says::RejectCannotRead, std::generic_category().message(error));
  }
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::atomic<uint64_t>& counter) {
  if (path == "-") return std::make_unique<FileSource>(STDIN_FILENO, false, counter);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unexpected(system_reason(errno));
  return std::make_unique<FileSource>(descriptor, true, counter);
}

std::unique_ptr<ByteSource> open_descriptor(int descriptor) {
  static std::atomic<uint64_t> uncounted;
  return std::make_unique<FileSource>(descriptor, true, uncounted);
}

}  // namespace zhijian
