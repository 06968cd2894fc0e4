#include "language/load/layers.h"

#include <algorithm>
#include <filesystem>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "calls/roles.h"
#include "language/syntax/key_script.h"
#include "language/syntax/read_node.h"
#include "language/syntax/yaml_reader.h"

namespace zhijian {

namespace {

namespace fs = std::filesystem;

/// True for a transcript: its first line that is neither empty nor a comment says who speaks.
bool reads_like_call(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with("# call:") || line.starts_with("# agent:")) return true;
    if (line.find_first_not_of(" \r") == std::string_view::npos || line.starts_with('#')) continue;
    const std::string_view name = line.substr(0, std::min(line.find("："), line.find(':')));
    return name.size() < line.size() && role_of(name).has_value();
  }
  return false;
}

class LayerReader {
 public:
  LayerReader(const RubricLocation& first, bool allow_outside, Diagnostics& diagnostics)
      : source_(first.source),
        allow_outside_(allow_outside),
        diagnostics_(diagnostics),
        root_(source_->identity(folder_of(first.path))) {}

  void read(const std::string& path, const std::shared_ptr<const SourceFile>& file) {
    const fs::path self = source_->identity(path);
    open_.push_back(self);
    YamlNode node = read_map(file);
    if (const YamlNode* extends = node.find("extends")) {
      for (const YamlNode* parent : read_one_or_more(*extends, diagnostics_)) read_parent(path, *parent);
    }
    open_.pop_back();
    done_.push_back(self);
    if (node.is_map()) layers_.push_back(std::move(node));
  }

  std::vector<YamlNode> take() { return std::move(layers_); }

 private:
  YamlNode read_map(const std::shared_ptr<const SourceFile>& file) {
    if (reads_like_call(file->text())) {
      report(diagnostics_, DiagnosticCode::call_as_rubric, {file, {}}, {}, message(says::help_rubric_begins));
      return {};
    }
    YamlNode node = read_yaml(file, diagnostics_);
    write_keys(node, KeyScript::English, diagnostics_);
    if (node.find("turns") != nullptr && node.find("rubric") == nullptr) {
      report(diagnostics_, DiagnosticCode::call_as_rubric, {file, {}}, {}, message(says::help_rubric_begins));
      return {};
    }
    return expect_map(node, diagnostics_) ? std::move(node) : YamlNode{};
  }

  static fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
  }

  bool is_outside(const fs::path& path) const {
    const fs::path relative = path.lexically_relative(root_);
    return relative.empty() || *relative.begin() == "..";
  }

  void read_parent(const std::string& child, const YamlNode& entry) {
    const fs::path path = (fs::path(child).parent_path() / fs::path(entry.text)).lexically_normal();
    const fs::path self = source_->identity(path);
    const auto begin = std::find(open_.begin(), open_.end(), self);
    if (begin != open_.end()) {
      std::string way;
      for (auto file = begin; file != open_.end(); ++file) way += file->filename().string() + " → ";
      report(diagnostics_, DiagnosticCode::extends_cycle, entry.place, {entry.text},
             message(says::help_cycle, way + self.filename().string()));
      return;
    }
    if (std::find(done_.begin(), done_.end(), self) != done_.end()) return;
    if (!allow_outside_ && is_outside(self)) {
      report(diagnostics_, DiagnosticCode::extends_outside, entry.place, {entry.text},
             message(says::help_allow_outside));
      return;
    }
    const std::string shown = source_->name(path.string());
    Result<std::string> text = read_rubric_file({source_, path.string()});
    if (!text) {
      diagnostics_.add(DiagnosticCode::file_unreadable, entry.place, {shown}).suggestion = text.error();
      return;
    }
    read(path.string(), std::make_shared<const SourceFile>(shown, std::move(*text)));
  }

  std::shared_ptr<const RubricSource> source_;
  bool allow_outside_;
  Diagnostics& diagnostics_;
  fs::path root_;
  std::vector<fs::path> open_;
  std::vector<fs::path> done_;
  std::vector<YamlNode> layers_;
};

}  // namespace

Result<std::string> read_rubric_file(const RubricLocation& location) {
  Result<std::string> text = location.source->read(location.path);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text && text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
  return text;
}

std::vector<YamlNode> read_layers(const RubricLocation& location,
                                  const std::shared_ptr<const SourceFile>& first, bool allow_outside,
                                  Diagnostics& diagnostics) {
  LayerReader reader(location, allow_outside, diagnostics);
  reader.read(location.path, first);
  return reader.take();
}

}  // namespace zhijian
