#include "sources/source_description.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "calls/fields.h"
#include "calls/roles.h"
#include "language/load/did_you_mean.h"
#include "language/syntax/read_node.h"
#include "language/syntax/rubric_source.h"
#include "language/syntax/yaml_reader.h"
#include "sources/described_keys.h"
#include "text/encoding.h"

namespace zhijian {

namespace {

const std::array<DescribedKey, 11>& description_keys() {
  static const std::array<DescribedKey, 11> keys = {{
      {"source", {"来源", "数据来源", "名称"}},
      {"columns", {"列", "列名", "字段"}},
      {"speakers", {"说话人", "角色"}},
      {"channels", {"声道", "通道"}},
      {"times", {"时间单位", "时间"}},
      {"timezone", {"时区"}},
      {"encoding", {"编码"}},
      {"format", {"格式"}},
      {"delimiter", {"分隔符"}},
      {"sheet", {"工作表"}},
      {"agents", {"坐席名册", "名册", "坐席"}},
  }};
  return keys;
}

const std::array<DescribedKey, 4>& role_keys() {
  static const std::array<DescribedKey, 4> keys = {{
      {"agent", {"坐席", "客服"}},
      {"customer", {"客户", "顾客"}},
      {"system", {"系统"}},
      {"other", {"其他", "其它"}},
  }};
  return keys;
}

constexpr std::array<std::string_view, 6> kTimes = {"seconds", "milliseconds", "clock", "秒", "毫秒", "时钟"};
constexpr std::array<std::string_view, 7> kFormats = {"text", "json", "jsonl", "csv", "tsv", "vtt", "srt"};
constexpr std::array<std::string_view, 4> kDelimiterNames = {",", ";", "|", "tab"};
constexpr std::array<std::string_view, 3> kZones = {"+08:00", "-05:30", "Z"};

/// Reads the map of one description. Each key has a function, which reports what is wrong with its value.
class Reader {
 public:
  Reader(const std::filesystem::path& folder, Diagnostics& diagnostics)
      : folder_(folder), diagnostics_(diagnostics) {}

  SourceDescription read(const YamlNode& node) {
    const YamlNode map = with_known_keys(node, description_keys(), diagnostics_);
    for (const YamlEntry& entry : map.entries) read_key(entry.key.text, entry.value);
    return std::move(description_);
  }

 private:
  void read_key(const std::string& key, const YamlNode& value) {
    if (key == "columns") return read_columns(value);
    if (key == "speakers") return read_roles(value, false);
    if (key == "channels") return read_roles(value, true);
    const std::string* text = read_text(value, diagnostics_);
    if (text == nullptr) return;
    ReadOptions& reading = description_.reading;
    if (key == "source") description_.name = *text;
    if (key == "agents") description_.roster = folder_ / *text;
    if (key == "sheet") reading.sheet = *text;
    if (key == "times" && check(value, time_unit(*text).has_value(), kTimes))
      reading.times = time_unit(*text);
    if (key == "timezone" && check(value, is_timezone(*text), kZones)) reading.timezone = *text;
    if (key == "delimiter" && check(value, delimiter(*text).has_value(), kDelimiterNames))
      reading.delimiter = delimiter(*text);
    if (key == "encoding") read_encoding(value);
    if (key == "format" && check(value, input_format(*text).has_value(), kFormats))
      reading.format = input_format(*text);
  }

  static std::optional<char> delimiter(std::string_view text) {
    if (text == "tab" || text == "\\t") return '\t';
    if (text.size() == 1 && std::ispunct(static_cast<unsigned char>(text[0])) != 0 && text != "\"")
      return text[0];
    return std::nullopt;
  }

  bool check(const YamlNode& value, bool good, std::span<const std::string_view> known) {
    if (!good) report_unknown_value(value, known, diagnostics_);
    return good;
  }

  /// Names of fields, in any language, to headings or keys.
  void read_columns(const YamlNode& value) {
    if (!expect_map(value, diagnostics_)) return;
    for (const YamlEntry& entry : value.entries) {
      if (entry.key.is_invalid()) continue;
      const std::string* theirs = read_text(entry.value, diagnostics_);
      if (theirs == nullptr) continue;
      const std::string& ours = entry.key.text;
      // A slip in the name of a field would make metadata of it.
      const std::vector<std::string_view> names = field_names();
      if (!field_of(ours) && !did_you_mean(ours, names).empty()) {
        report(diagnostics_, DiagnosticCode::unknown_key, entry.key.place, {ours},
               *suggest(ours, names, message(says::help_known_keys, join(names))));
        continue;
      }
      description_.reading.columns.emplace_back(ours, *theirs);
    }
  }

  /// `speakers` and `channels`: who has these names.
  void read_roles(const YamlNode& value, bool channels) {
    const YamlNode map = with_known_keys(value, role_keys(), diagnostics_);
    for (const YamlEntry& entry : map.entries) {
      const Speaker role = *role_of(entry.key.text);
      for (const Named& name : read_texts(entry.value, diagnostics_)) {
        add_speaker(name, role);
        if (channels && role == Speaker::Agent) description_.reading.agent_channel = name.text;
      }
    }
  }

  void add_speaker(const Named& name, Speaker role) {
    SpeakerRoles& speakers = description_.reading.speakers;
    const auto known = std::find_if(speakers.begin(), speakers.end(),
                                    [&](const auto& pair) { return pair.first == name.text; });
    if (known == speakers.end()) {
      speakers.emplace_back(name.text, role);
      places_.push_back(name.place);
    } else if (known->second != role) {
      const Place& first = places_[static_cast<size_t>(known - speakers.begin())];
      const int line = first.file->line_column(first.span.begin).line;
      diagnostics_.add(DiagnosticCode::duplicate_key, name.place, {name.text, std::to_string(line)});
    }
  }

  void read_encoding(const YamlNode& value) {
    constexpr std::array<std::string_view, 5> kUsual = {"UTF-8", "UTF-16LE", "GB18030", "GBK", "Big5"};
    if (check(value, is_known_encoding(value.text), kUsual)) description_.reading.encoding = value.text;
  }

  const std::filesystem::path& folder_;
  Diagnostics& diagnostics_;
  SourceDescription description_;
  std::vector<Place> places_;  ///< of description_.reading.speakers
};

bool two_digits(std::string_view text, int most) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 2 && digit(text[0]) && digit(text[1]) &&
         (text[0] - '0') * 10 + (text[1] - '0') <= most;
}

}  // namespace

bool is_timezone(std::string_view text) {
  if (text == "Z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
         two_digits(text.substr(1, 2), 14) && two_digits(text.substr(4, 2), 59);
}

YamlNode read_described_file(const std::string& path, Diagnostics& diagnostics) {
  auto text = DiskSource().read(path);
  if (!text) {
    const auto nothing = std::make_shared<const SourceFile>(path, "");
    diagnostics.add(DiagnosticCode::file_unreadable, {nothing, {}}, {path}).suggestion = text.error();
    return {};
  }
  return read_yaml(std::make_shared<const SourceFile>(path, std::move(*text)), diagnostics);
}

SourceDescription read_source_description(const YamlNode& node, const std::filesystem::path& folder,
                                          Diagnostics& diagnostics) {
  return Reader(folder, diagnostics).read(node);
}

std::optional<SourceDescription> load_source_description(const std::string& path, Diagnostics& diagnostics) {
  const YamlNode node = read_described_file(path, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  SourceDescription description =
      read_source_description(node, std::filesystem::path(path).parent_path(), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return description;
}

}  // namespace zhijian
