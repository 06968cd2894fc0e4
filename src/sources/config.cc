#include "sources/config.h"

#include <array>
#include <filesystem>

#include "language/syntax/read_node.h"
#include "sources/described_keys.h"

namespace zhijian {

namespace fs = std::filesystem;

namespace {

const std::array<DescribedKey, 5>& config_keys() {
  static const std::array<DescribedKey, 5> keys = {{
      {"rubric", {"评分表"}},
      {"source", {"来源", "数据来源"}},
      {"lang", {"语言"}},
      {"script", {"字形", "文字"}},
      {"agents", {"坐席名册", "名册"}},
  }};
  return keys;
}

constexpr std::array<std::string_view, 3> kLanguages = {"zh-Hans", "zh-Hant", "en"};
constexpr std::array<std::string_view, 3> kScripts = {"as-is", "hans", "hant"};

/// A rubric may also be one that is installed, which has no path.
std::string rubric_at(const fs::path& folder, const std::string& name) {
  std::error_code error;
  return name.find('/') != name.npos || fs::exists(folder / name, error) ? (folder / name).string() : name;
}

void read_choice(const YamlNode& value, std::span<const std::string_view> known, std::string& out,
                 Diagnostics& diagnostics) {
  const std::string* text = read_text(value, diagnostics);
  if (text == nullptr) return;
  for (const std::string_view word : known) {
    if (word == *text) out = word;
  }
  if (out.empty()) report_unknown_value(value, known, diagnostics);
}

}  // namespace

std::optional<Config> load_config(const std::string& path, Diagnostics& diagnostics) {
  const fs::path folder = fs::path(path).parent_path();
  const YamlNode node = read_described_file(path, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  Config config;
  const YamlNode map = with_known_keys(node, config_keys(), diagnostics);
  for (const auto& [key, value] : map.entries) {
    if (key.text == "rubric") {
      for (const Named& name : read_texts(value, diagnostics))
        config.rubrics.push_back(rubric_at(folder, name.text));
    } else if (key.text == "source" && value.is_map()) {
      config.described = read_source_description(value, folder, diagnostics);
    } else if (key.text == "lang") {
      read_choice(value, kLanguages, config.lang, diagnostics);
    } else if (key.text == "script") {
      read_choice(value, kScripts, config.script, diagnostics);
    } else if (const std::string* text = read_text(value, diagnostics)) {
      (key.text == "source" ? config.source : config.agents) = (folder / *text).string();
    }
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return config;
}

}  // namespace zhijian
