#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/messages/rubric.h"
#include "language/syntax/rubric_source.h"

namespace zhijian {

namespace fs = std::filesystem;

Result<std::string> DiskSource::read(const std::string& path) const {
  const auto refuse = [&] { return unexpected(message(says::help_system_says, std::strerror(errno))); };
  std::error_code error;
  if (fs::is_directory(path, error)) {
    errno = EISDIR;
    return refuse();
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse();
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad()) return refuse();
  return text;
}

fs::path DiskSource::identity(const fs::path& path) const {
  // Made absolute first: of a relative path of which nothing exists, weakly_canonical leaves it relative.
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? path.lexically_normal() : canonical;
}

}  // namespace zhijian
