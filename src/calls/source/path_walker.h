#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"

namespace zhijian {

/// Goes through files and folders in order: a folder's files in the order of their paths' bytes, whatever
/// order the disk has, hidden ones left out. It holds one path for each level, not the whole list.
class PathWalker {
 public:
  explicit PathWalker(std::vector<std::string> paths);

  struct Found {
    std::string path;                ///< as given, or a folder as given and the way from there
    std::optional<Message> problem;  ///< why it cannot be read
    uint64_t size = 0;               ///< 0 where not known
    bool size_known = false;
  };
  /// The next file, nothing at the end.
  std::optional<Found> next();

 private:
  struct Level {
    std::vector<std::string> names;  ///< full paths, the next one last
    std::pair<uint64_t, uint64_t> identity;
  };

  std::optional<Found> visit(std::string path, bool given);
  std::optional<Message> enter(const std::string& folder, std::pair<uint64_t, uint64_t> identity, bool given);

  std::vector<Level> levels_;
};

}  // namespace zhijian
