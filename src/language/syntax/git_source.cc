#include <algorithm>

#include "base/messages/rubric.h"
#include "base/run_program.h"
#include "language/syntax/rubric_source.h"

namespace zhijian {

namespace {

constexpr std::string_view kPrefix = "git:";

/// "" where git says nothing or cannot be run.
std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// Why git does not give the file: asked step by step, for its own words depend on version and language.
Message why_not(const std::string& revision, const std::string& path) {
  const auto repository = run_program({"git", "rev-parse", "--git-dir"});
  if (!repository) return repository.error();
  if (repository->status != 0) return message(says::help_git_says, first_line(repository->err));
  if (!revision.empty()) {
    const auto known = run_program({"git", "rev-parse", "--quiet", "--verify", revision + "^{tree}"});
    if (!known || known->status != 0) return message(says::help_git_revision, revision);
  }
  if (path.empty()) return message(says::help_git_form);
  const auto type = run_program({"git", "cat-file", "-t", revision + ":" + path});
  if (type && type->status == 0) return message(says::help_git_no_file, path, revision);
  if (revision.empty()) return message(says::help_git_staged, path);
  return message(says::help_git_path, path, revision);
}

/// The current folder's path from the repository's top, with a slash at its end.
std::string current_folder() {
  const auto prefix = run_program({"git", "rev-parse", "--show-prefix"});
  return prefix && prefix->status == 0 ? first_line(prefix->out) : "";
}

}  // namespace

Result<std::string> GitSource::read(const std::string& path) const {
  // Git would take it for an option.
  if (revision_.starts_with("-")) return unexpected(message(says::help_git_revision, revision_));
  auto blob = run_program({"git", "cat-file", "blob", revision_ + ":" + path});
  if (!blob) return unexpected(blob.error());
  if (blob->status != 0) return unexpected(why_not(revision_, path));
  return std::move(blob->out);
}

RubricLocation locate_rubric(const std::string& name) {
  if (!name.starts_with(kPrefix)) return {std::make_shared<const DiskSource>(), name};
  const size_t colon = std::min(name.find(':', kPrefix.size()), name.size());
  std::string path = colon < name.size() ? name.substr(colon + 1) : "";
  if (path.starts_with("./") || path.starts_with("../")) path = current_folder() + path;
  path = std::filesystem::path(path).lexically_normal().string();
  return {std::make_shared<const GitSource>(name.substr(kPrefix.size(), colon - kPrefix.size())), path};
}

}  // namespace zhijian
