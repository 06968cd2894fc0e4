#include "calls/source/path_walker.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/messages/transcript.h"
#include "calls/source/byte_source.h"

namespace zhijian {

namespace {

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

PathWalker::PathWalker(std::vector<std::string> paths) {
  std::reverse(paths.begin(), paths.end());
  levels_.push_back({std::move(paths), {0, 0}});
}

std::optional<PathWalker::Found> PathWalker::next() {
  while (!levels_.empty()) {
    std::vector<std::string>& names = levels_.back().names;
    if (names.empty()) {
      levels_.pop_back();
      continue;
    }
    std::string path = std::move(names.back());
    names.pop_back();
    const bool given = levels_.size() == 1;
    if (auto found = visit(std::move(path), given)) return found;
  }
  return std::nullopt;
}

std::optional<PathWalker::Found> PathWalker::visit(std::string path, bool given) {
  if (given && path == "-") return Found{std::move(path), std::nullopt, 0, false};
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    Message reason = system_reason(errno);
    return Found{std::move(path), std::move(reason), 0, true};
  }
  if (S_ISDIR(status.st_mode)) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    auto problem = enter(path, {status.st_dev, status.st_ino}, given);
    if (!problem) return std::nullopt;
    return Found{std::move(path), std::move(problem), 0, true};
  }
  if (S_ISREG(status.st_mode))
    return Found{std::move(path), std::nullopt, static_cast<uint64_t>(status.st_size), true};
  // A pipe that is named on the command line is meant to be read; one that lies in a folder would be waited
  // for.
  if (given) return Found{std::move(path), std::nullopt, 0, false};
  return Found{std::move(path), message(says::RejectNotAFile), 0, true};
}

std::optional<Message> PathWalker::enter(const std::string& folder, std::pair<uint64_t, uint64_t> identity,
                                         bool given) {
  const bool loop = std::any_of(levels_.begin(), levels_.end(),
                                [&](const Level& level) { return level.identity == identity; });
  if (loop) return message(says::RejectFolderLoop);
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
  if (!entries) return system_reason(errno);
  // A folder counts with the slash that its files' paths have there: "a-b" comes before "a/…", as their bytes
  // do.
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(entries.get())) {
    if (entry->d_name[0] == '.') continue;
    std::string path = folder == "/" ? folder + entry->d_name : folder + '/' + entry->d_name;
    const bool unsure = entry->d_type == DT_UNKNOWN || entry->d_type == DT_LNK;
    if (entry->d_type == DT_DIR || (unsure && is_folder(path))) path += '/';
    names.push_back(std::move(path));
  }
  if (names.empty() && given) return message(says::RejectEmptyFolder);
  std::sort(names.begin(), names.end(), std::greater<>());
  levels_.push_back({std::move(names), identity});
  return std::nullopt;
}

}  // namespace zhijian
