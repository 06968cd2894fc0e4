#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "calls/source/text_source.h"

namespace zhijian {

/// Keeps the text of a pipe so that it can be read a second time: in memory while it is short, else in a
/// temporary file that has no name and is gone with the program.
class Spool {
 public:
  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// False where there is no room: no temporary file can be written, and more than `max_memory` bytes came.
  bool add(std::string_view text, uint64_t max_memory);
  /// What was added, from its begin. Once, and nothing is added afterwards.
  std::unique_ptr<TextSource> open();

 private:
  bool write(std::string_view text);

  std::string memory_;
  int file_ = -1;
  bool no_file_ = false;
};

}  // namespace zhijian
