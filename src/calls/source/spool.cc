#include "calls/source/spool.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

namespace zhijian {

namespace {

constexpr size_t kInMemory = 16 << 20;

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<size_t> read(char* into, size_t size) override {
    const size_t count = bytes_.copy(into, size, at_);
    at_ += count;
    return count;
  }
  uint64_t size_hint() const override { return bytes_.size() - at_; }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

/// Makes a file that goes away when it is closed; -1 where that is not possible.
int make_nameless_file() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return -1;
  std::string name = (folder / "zhijian-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file >= 0) ::unlink(name.c_str());
  return file;
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

bool Spool::add(std::string_view text, uint64_t max_memory) {
  if (file_ >= 0) return write(text);
  memory_ += text;
  if (memory_.size() <= kInMemory) return true;
  if (!no_file_) {
    file_ = make_nameless_file();
    no_file_ = file_ < 0;
    if (file_ >= 0) {
      const std::string held = std::exchange(memory_, {});
      return write(held);
    }
  }
  return memory_.size() <= max_memory;
}

bool Spool::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file_, text.data(), text.size());
    if (count < 0 && errno != EINTR) return false;
    text.remove_prefix(count > 0 ? static_cast<size_t>(count) : 0);
  }
  return true;
}

std::unique_ptr<TextSource> Spool::open() {
  static const std::optional<std::string> utf8 = "UTF-8";
  std::unique_ptr<ByteSource> bytes;
  if (file_ >= 0) {
    if (::lseek(file_, 0, SEEK_SET) != 0) return nullptr;
    bytes = open_descriptor(std::exchange(file_, -1));
  } else {
    bytes = std::make_unique<MemorySource>(std::move(memory_));
  }
  auto source = std::make_unique<TextSource>(std::move(bytes), utf8);
  return source->open() ? std::move(source) : nullptr;
}

}  // namespace zhijian
