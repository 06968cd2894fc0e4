#include "base/atomic_file.h"

#include "base/messages/cli.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace zhijian {

namespace {

constexpr size_t kBufferBytes = 256u << 10;
constexpr size_t kSyncBytes = 8u << 20;

/// The path that a chain of symbolic links leads to; the path itself where it does not exist yet.
std::string follow_links(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string target = resolved;
  std::free(resolved);
  return target;
}

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// A name beside the target, hidden from folder walks, and one for each process.
std::string temporary_name(const std::string& target) {
  const size_t slash = target.rfind('/');
  const std::string name = slash == std::string::npos ? target : target.substr(slash + 1);
  return folder_of(target) + "/." + name + "." + std::to_string(::getpid()) + ".tmp";
}

}  // namespace

Result<AtomicFile> AtomicFile::create(std::string path) {
  AtomicFile file;
  file.path_ = std::move(path);
  file.target_ = follow_links(file.path_);
  if (const auto opened = file.open(); !opened) return unexpected(opened.error());
  return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept {
  *this = std::move(other);
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this == &other) return *this;
  discard();
  path_ = std::move(other.path_);
  target_ = std::move(other.target_);
  temporary_ = std::exchange(other.temporary_, {});
  buffer_ = std::move(other.buffer_);
  file_ = std::exchange(other.file_, -1);
  direct_ = other.direct_;
  return *this;
}

AtomicFile::~AtomicFile() {
  discard();
}

void AtomicFile::discard() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  file_ = -1;
  temporary_.clear();
}

Message AtomicFile::failure(int error) const {
  return message(says::kCannotWrite, path_, std::string(std::strerror(error)));
}

Result<void> AtomicFile::open() {
  struct stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return unexpected(failure(EISDIR));
  if (exists && !S_ISREG(status.st_mode)) {
    direct_ = true;
    file_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    return file_ >= 0 ? Result<void>{} : unexpected(failure(errno));
  }
  // Renaming over a file needs no right to write it; replacing one that is protected would be a surprise.
  if (exists && ::access(target_.c_str(), W_OK) != 0) return unexpected(failure(errno));
  file_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (file_ < 0 &&
      (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {  // file systems without O_TMPFILE
    std::string name = temporary_name(target_);
    file_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ >= 0) temporary_ = std::move(name);
  }
  if (file_ < 0) return unexpected(failure(errno));
  // The replaced file's mode is kept where that is allowed.
  if (exists && ::fchmod(file_, status.st_mode & 07777) != 0 && errno != EPERM)
    return unexpected(failure(errno));
  return {};
}

Result<void> AtomicFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() < kBufferBytes) {
    buffer_ += bytes;
    return {};
  }
  const auto flushed = flush();
  return flushed ? write_through(bytes) : flushed;
}

Result<void> AtomicFile::flush() {
  auto written = write_through(buffer_);
  buffer_.clear();
  return written;
}

Result<void> AtomicFile::write_through(std::string_view bytes) {
  unsynced_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return unexpected(failure(errno));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (unsynced_ >= kSyncBytes && !direct_) start_sync();
  return {};
}

/// Lets the disk take what was written while more is made, so that commit() need not wait for all of it.
/// Where it cannot, nothing is lost.
void AtomicFile::start_sync() {
  unsynced_ = 0;
#ifdef SYNC_FILE_RANGE_WRITE
  ::sync_file_range(file_, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

Result<void> AtomicFile::give_name() {
  if (!temporary_.empty()) return {};
  std::string name = temporary_name(target_);
  const std::string open_file = "/proc/self/fd/" + std::to_string(file_);
  ::unlink(name.c_str());  // of a process that had our number and was killed
  if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    return unexpected(failure(errno));
  }
  temporary_ = std::move(name);
  return {};
}

Result<void> AtomicFile::commit() {
  if (const auto flushed = flush(); !flushed) return flushed;
  if (!direct_) {
    if (::fsync(file_) != 0) return unexpected(failure(errno));
    if (const auto named = give_name(); !named) return named;
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return unexpected(failure(errno));
    temporary_.clear();
  }
  const int closed = ::close(std::exchange(file_, -1));
  return closed == 0 ? Result<void>{} : unexpected(failure(errno));
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  auto file = AtomicFile::create(path);
  if (!file) return unexpected(file.error());
  if (const auto written = file->write(bytes); !written) return written;
  return file->commit();
}

}  // namespace zhijian
