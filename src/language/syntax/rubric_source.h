#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhijian {

/// Where the files of a rubric are: the one that is named, and those that it extends.
class RubricSource {
 public:
  virtual ~RubricSource() = default;
  /// A file's bytes, or the message that says why there are none.
  virtual Result<std::string> read(const std::string& path) const = 0;
  /// What makes two paths the same file.
  virtual std::filesystem::path identity(const std::filesystem::path& path) const {
    return path.lexically_normal();
  }
  /// What messages call the file.
  virtual std::string name(const std::string& path) const { return path; }
};

/// The file system.
class DiskSource final : public RubricSource {
 public:
  Result<std::string> read(const std::string& path) const override;
  std::filesystem::path identity(const std::filesystem::path& path) const override;
};

/// A revision of the git repository around the current folder; paths begin at the repository's top.
class GitSource final : public RubricSource {
 public:
  /// Empty: what is staged.
  explicit GitSource(std::string revision) : revision_(std::move(revision)) {}

  Result<std::string> read(const std::string& path) const override;
  std::string name(const std::string& path) const override { return "git:" + revision_ + ":" + path; }

 private:
  std::string revision_;
};

/// What a user's name for a rubric means.
struct RubricLocation {
  std::shared_ptr<const RubricSource> source;
  std::string path;  ///< in the source
};

/// "git:REVISION:PATH" is a file of that revision, where a PATH that begins with `./` or `../` begins at the
/// current folder, as git has it; everything else is a path on disk (`./git:…` too).
RubricLocation locate_rubric(const std::string& name);

}  // namespace zhijian
