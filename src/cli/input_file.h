#pragma once

#include <string>

#include "base/result.h"

namespace zhijian {

/// A file, or standard input for "-", whose bytes are taken as they come.
class InputFile {
 public:
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Appends what is there, at least a byte; false at the end. An error names the file.
  Result<bool> read(std::string& bytes);

 private:
  std::string name_;
  int file_;
};

}  // namespace zhijian
