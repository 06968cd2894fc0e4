#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace zhijian {

/// A file that appears whole or not at all: what is written goes to a nameless file beside the target, which
/// takes the target's name in commit(). Without commit(), nothing is left behind, also when the program is
/// killed. A target that is no regular file (a pipe, a terminal, /dev/null) is written as it is.
class AtomicFile {
 public:
  /// Fails where the target's folder cannot be written or the target is a folder.
  static Result<AtomicFile> create(std::string path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  /// Appends. An error (a full disk) is reported at once or, for bytes still held back, by commit().
  Result<void> write(std::string_view bytes);
  /// Makes the file appear, on disk, in place of what was there. Nothing may be written afterwards.
  Result<void> commit();

  const std::string& path() const { return path_; }  ///< as given

 private:
  AtomicFile() = default;
  Result<void> open();
  Result<void> flush();
  Result<void> write_through(std::string_view bytes);
  void start_sync();
  Result<void> give_name();
  Message failure(int error) const;
  void discard();

  std::string path_;       ///< as given, for messages
  std::string target_;     ///< with symbolic links followed
  std::string temporary_;  ///< empty while the file has no name
  std::string buffer_;
  size_t unsynced_ = 0;  ///< bytes written since the disk was last asked to take them
  int file_ = -1;
  bool direct_ = false;  ///< the target itself is open
};

/// Writes a whole file in the same way.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace zhijian
