#include "sources/described_keys.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/syntax/full_width_colon.h"
#include "language/syntax/read_node.h"
#include "text/fold.h"

namespace zhijian {

namespace {

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return out;
}

std::string_view name_of(std::string_view written, std::span<const DescribedKey> known) {
  const std::u32string key = folded(written);
  for (const DescribedKey& candidate : known) {
    if (key == folded(candidate.name)) return candidate.name;
    for (const std::string_view chinese : candidate.chinese) {
      if (key == folded(chinese)) return candidate.name;
    }
  }
  return {};
}

Message likely_key(std::string_view written, std::span<const DescribedKey> known) {
  std::vector<std::string_view> names, all;
  for (const DescribedKey& key : known) {
    names.push_back(key.name);
    all.push_back(key.name);
    all.insert(all.end(), key.chinese.begin(), key.chinese.end());
  }
  return *suggest(written, all, message(says::help_known_keys, join(names)));
}

}  // namespace

YamlNode with_known_keys(const YamlNode& node, std::span<const DescribedKey> known,
                         Diagnostics& diagnostics) {
  YamlNode map;
  map.kind = YamlNode::Kind::Map;
  map.place = node.place;
  if (!node.is_map()) {
    if (!node.is_invalid() && !report_full_width_colon(node, diagnostics))
      diagnostics.add(DiagnosticCode::expected_map, node.place);
    return map;
  }
  for (const YamlEntry& entry : node.entries) {
    if (entry.key.is_invalid()) continue;
    const std::string_view name = name_of(entry.key.text, known);
    if (name.empty()) {
      if (!report_full_width_colon(entry.key, diagnostics))
        report(diagnostics, DiagnosticCode::unknown_key, entry.key.place, {entry.key.text},
               likely_key(entry.key.text, known));
      continue;
    }
    const auto first = std::find_if(map.entries.begin(), map.entries.end(),
                                    [&](const YamlEntry& other) { return other.key.text == name; });
    if (first != map.entries.end()) {
      const Place& place = first->key.place;
      const int line = place.file->line_column(place.span.begin).line;
      diagnostics.add(DiagnosticCode::duplicate_key, entry.key.place, {entry.key.text, std::to_string(line)});
      continue;
    }
    map.entries.push_back(entry);
    map.entries.back().key.text = name;
  }
  return map;
}

}  // namespace zhijian
