#include "cli/out_paths.h"

#include "base/messages/cli.h"

#include <filesystem>
#include <map>

namespace zhijian {

namespace {

/// One text for all ways to write a file's name, whether it is there yet or not.
std::string one_name(const std::string& path) {
  std::error_code error;
  const auto name = std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  return error ? path : name.string();
}

}  // namespace

Result<void> check_out_paths(const Options& options) {
  std::map<std::string, MessageId> taken;
  for (const auto* read : {&options.paths, &options.rubrics}) {
    for (const std::string& path : *read) taken.emplace(one_name(path), says::kOutIsRead);
  }
  for (const std::string& path : {options.before, options.after}) {
    if (!path.empty()) taken.emplace(one_name(path), says::kOutIsRead);
  }
  std::vector<std::string> written = options.out;
  if (!options.rejects.empty()) written.push_back(options.rejects);
  for (const std::string& path : written) {
    if (path == "-") continue;
    const auto [other, is_new] = taken.emplace(one_name(path), says::kOutTwice);
    if (!is_new) return unexpected(message(other->second, path));
  }
  return {};
}

}  // namespace zhijian
