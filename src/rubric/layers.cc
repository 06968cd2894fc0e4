#include "rubric/layers.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "rubric/read_node.h"
#include "rubric/yaml_reader.h"

namespace zhijian {

namespace {

namespace fs = std::filesystem;

class LayerReader {
 public:
  LayerReader(const std::string& first, const LoadOptions& options, Diagnostics& diagnostics)
      : options_(options), diagnostics_(diagnostics), root_(identity(folder_of(first))) {}

  void read(const std::shared_ptr<const SourceFile>& file) {
    const fs::path self = identity(fs::path(file->name()));
    open_.push_back(self);
    YamlNode node = read_map(file);
    if (const YamlNode* extends = node.find("extends")) {
      for (const YamlNode* parent : read_one_or_more(*extends, diagnostics_))
        read_parent(file->name(), *parent);
    }
    open_.pop_back();
    done_.push_back(self);
    if (node.is_map()) layers_.push_back(std::move(node));
  }

  std::vector<YamlNode> take() { return std::move(layers_); }

 private:
  YamlNode read_map(const std::shared_ptr<const SourceFile>& file) {
    YamlNode node = read_yaml(file, diagnostics_);
    return expect_map(node, diagnostics_) ? std::move(node) : YamlNode{};
  }

  static fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
  }

  /// What makes two paths the same file. Where the caller reads, paths are only names.
  fs::path identity(const fs::path& path) const {
    if (options_.read_file) return path.lexically_normal();
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : canonical;
  }

  bool is_outside(const fs::path& path) const {
    const fs::path relative = path.lexically_relative(root_);
    return relative.empty() || *relative.begin() == "..";
  }

  void read_parent(const std::string& child, const YamlNode& entry) {
    const fs::path path = (fs::path(child).parent_path() / fs::path(entry.text)).lexically_normal();
    const fs::path self = identity(path);
    if (std::find(open_.begin(), open_.end(), self) != open_.end()) {
      diagnostics_.add(DiagnosticCode::extends_cycle, entry.place, {entry.text});
      return;
    }
    if (std::find(done_.begin(), done_.end(), self) != done_.end()) return;
    if (!options_.allow_outside && is_outside(self)) {
      report(diagnostics_, DiagnosticCode::extends_outside, entry.place, {entry.text},
             message(MessageId::help_allow_outside));
      return;
    }
    Result<std::string> text = read_rubric_file(path.string(), options_);
    if (!text) {
      diagnostics_.add(DiagnosticCode::file_unreadable, entry.place, {path.string()}).suggestion =
          text.error();
      return;
    }
    read(std::make_shared<const SourceFile>(path.string(), std::move(*text)));
  }

  const LoadOptions& options_;
  Diagnostics& diagnostics_;
  fs::path root_;
  std::vector<fs::path> open_;
  std::vector<fs::path> done_;
  std::vector<YamlNode> layers_;
};

Result<std::string> read_from_disk(const std::string& path) {
  const auto refuse = [&] { return unexpected(message(MessageId::help_system_says, std::strerror(errno))); };
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

}  // namespace

Result<std::string> read_rubric_file(const std::string& path, const LoadOptions& options) {
  Result<std::string> text = options.read_file ? options.read_file(path) : read_from_disk(path);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text && text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
  return text;
}

std::vector<YamlNode> read_layers(const std::shared_ptr<const SourceFile>& first, const LoadOptions& options,
                                  Diagnostics& diagnostics) {
  LayerReader reader(first->name(), options, diagnostics);
  reader.read(first);
  return reader.take();
}

}  // namespace zhijian
