#include "cli/input_file.h"

#include "base/messages/cli.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace zhijian {

namespace {

constexpr size_t kBlockBytes = 256u << 10;

}  // namespace

InputFile::InputFile(const std::string& path)
    : name_(path), file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

InputFile::~InputFile() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

Result<bool> InputFile::read(std::string& bytes) {
  const size_t before = bytes.size();
  ssize_t count = -1;
  if (file_ >= 0) {
    bytes.resize(before + kBlockBytes);
    do {
      count = ::read(file_, bytes.data() + before, kBlockBytes);
    } while (count < 0 && errno == EINTR);
  }
  const int error = errno;  // of open() or read()
  bytes.resize(before + (count > 0 ? static_cast<size_t>(count) : 0));
  if (count < 0) return unexpected(message(says::kCannotRead, name_, std::string(std::strerror(error))));
  return count > 0;
}

}  // namespace zhijian
