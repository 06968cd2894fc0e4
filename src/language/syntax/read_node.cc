#include "language/syntax/read_node.h"

#include <algorithm>
#include <charconv>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/keys.h"
#include "language/load/chinese_keys.h"
#include "language/load/did_you_mean.h"
#include "language/syntax/full_width_colon.h"
#include "text/fold.h"
#include "text/name.h"

namespace zhijian {

void report(Diagnostics& diagnostics, DiagnosticCode code, const Place& place,
            std::vector<std::string> arguments, Message suggestion) {
  diagnostics.add(code, place, std::move(arguments)).suggestion = std::move(suggestion);
}

std::optional<Message> suggest(std::string_view written, std::span<const std::string_view> candidates,
                               std::optional<Message> otherwise) {
  const std::string_view near = did_you_mean(written, candidates);
  return near.empty() ? std::move(otherwise) : message(says::help_did_you_mean, near);
}

std::string join(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

void report_empty_list(const YamlNode& node, Diagnostics& diagnostics) {
  report(diagnostics, DiagnosticCode::empty_list, node.place, {}, message(says::help_fill_list));
}

/// `[优秀: 95, 良好: 85]` and `[opening, closing]`, with keys.
static std::string map_meant(const YamlNode& node) {
  std::string entries;
  for (const YamlNode& item : node.items) {
    const bool entry = item.is_map() && item.entries.size() == 1 && item.entries[0].value.is_scalar();
    if (!entry && !item.is_scalar()) return {};
    entries += entries.empty() ? "" : ", ";
    entries += entry ? item.entries[0].key.text + ": " + item.entries[0].value.text : item.text + ": ...";
  }
  return entries.empty() ? "" : "{" + entries + "}";
}

bool expect_map(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_map() || node.is_invalid()) return node.is_map();
  if (!report_full_width_colon(node, diagnostics)) {
    Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_map, node.place);
    if (node.place.span.begin == 0) {
      finding.suggestion = message(says::help_rubric_begins);
    } else if (const std::string meant = map_meant(node); !meant.empty()) {
      finding.suggestion = message(says::help_use_rather, meant);
    }
  }
  return false;
}

bool expect_list(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_list() || node.is_invalid()) return node.is_list();
  Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_list, node.place);
  if (node.is_scalar()) finding.suggestion = message(says::help_list_in_brackets, node.text);
  return false;
}

/// `等着: 吧` among phrases is a map to YAML.
static std::optional<Message> quoted_if_text(const YamlNode& map) {
  if (map.entries.size() != 1 || !map.entries[0].value.is_scalar()) return std::nullopt;
  return message(says::help_quote_text, map.entries[0].key.text + ": " + map.entries[0].value.text);
}

/// `[[不知道], [不清楚]]`
static std::optional<Message> without_list(const YamlNode& list) {
  std::vector<std::string_view> entries;
  for (const YamlNode& item : list.items) {
    if (!item.is_scalar()) return std::nullopt;
    entries.push_back(item.text);
  }
  if (entries.empty()) return std::nullopt;
  return message(says::help_use_rather, join(entries));
}

const std::string* read_text(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_invalid()) return nullptr;
  if (!node.is_scalar()) {
    Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_text, node.place);
    if (node.is_map()) finding.suggestion = quoted_if_text(node);
    if (node.is_list()) finding.suggestion = without_list(node);
    return nullptr;
  }
  if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    diagnostics.add(DiagnosticCode::empty_text, node.place);
    return nullptr;
  }
  return &node.text;
}

void read_text_into(const YamlNode& node, std::string& out, Diagnostics& diagnostics) {
  if (const std::string* text = read_text(node, diagnostics)) out = *text;
}

const std::string* read_name(const YamlNode& node, Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr || is_name(*text)) return text;
  if (!report_full_width_colon(node, diagnostics)) {
    report(diagnostics, DiagnosticCode::invalid_name, node.place, {*text}, message(says::help_names));
  }
  return nullptr;
}

std::vector<const YamlNode*> read_one_or_more(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<const YamlNode*> out;
  if (node.is_list()) {
    if (node.items.empty()) report_empty_list(node, diagnostics);
    for (const YamlNode& item : node.items) {
      if (read_text(item, diagnostics) != nullptr) out.push_back(&item);
    }
  } else if (read_text(node, diagnostics) != nullptr) {
    out.push_back(&node);
  }
  return out;
}

std::vector<Named> read_texts(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Named> out;
  for (const YamlNode* item : read_one_or_more(node, diagnostics)) out.push_back({item->text, item->place});
  return out;
}

namespace {

/// Full-width digits as others.
std::string with_plain_digits(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    append_utf8(c >= U'０' && c <= U'９' ? U'0' + (c - U'０') : c, out);
  }
  return out;
}

/// `-20`, `20分` and `２０` are 20.
Message points_meant(std::string_view written) {
  const std::string plain = with_plain_digits(written);
  const bool negative = plain.starts_with('-');
  std::string_view number = plain;
  number.remove_prefix(negative || plain.starts_with('+') ? 1 : 0);
  number = number.substr(0, number.find_first_not_of("0123456789."));
  if (!Decimal::parse(number)) return message(says::help_write_number);
  return message(negative ? says::help_points_lost : says::help_number_alone, number);
}

struct Visible {
  std::string text;
  char32_t unseen = 0;  ///< the first character that was left out
};

/// Without what an editor shows as a blank, or not at all.
Visible without_unseen(std::string_view text) {
  Visible out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    const bool unseen = c > 0x7F && classify(c) == CharClass::Skipped && fold_code_point(c).empty();
    if (!unseen) append_utf8(c, out.text);
    if (unseen && out.unseen == 0) out.unseen = c;
  }
  return out;
}

std::string hexadecimal(char32_t c) {
  constexpr int kBits = 4, kDigits = 4;
  std::string out;
  for (int shift = (kDigits - 1) * kBits; shift >= 0; shift -= kBits) {
    out += "0123456789ABCDEF"[(c >> static_cast<unsigned>(shift)) & 15U];
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What may be meant by a key that is not known here.
Message key_meant(std::string_view written, std::span<const std::string_view> known) {
  const auto is_known = [&](std::string_view key) {
    return std::find(known.begin(), known.end(), key) != known.end();
  };
  const Visible visible = without_unseen(written);
  if (visible.unseen != 0 && is_known(visible.text))
    return message(says::help_invisible, visible.text, hexadecimal(visible.unseen));
  std::string_view near = is_ascii(written) ? std::string_view() : key_in_chinese(written, known);
  const bool other_place = !near.empty() && !is_known(near) && is_key_of_the_language(near);
  if (other_place) written = near;
  if (near == "dimension" && !is_known(near)) near = "dimensions";
  if (near.empty() || !is_known(near)) near = did_you_mean(written, known);
  if (!near.empty()) return message(says::help_did_you_mean, near);
  const bool of_rule = std::find(kRuleKeys.begin(), kRuleKeys.end(), written) != kRuleKeys.end();
  const bool of_condition = std::find(kScopeKeys.begin(), kScopeKeys.end(), written) != kScopeKeys.end();
  if (is_known("forbid")) {
    const std::string_view scope = of_condition ? written : did_you_mean(written, kScopeKeys);
    if (!scope.empty()) return message(says::help_key_of_condition, scope);
  }
  return of_rule ? message(says::help_key_of_rule, written) : message(says::help_known_keys, join(known));
}

}  // namespace

std::optional<Decimal> read_points(const YamlNode& node, Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  const std::optional<Decimal> value = Decimal::parse(*text);
  if (value && *value >= Decimal()) return value;
  diagnostics.add(DiagnosticCode::invalid_points, node.place, {*text}).suggestion = points_meant(*text);
  return std::nullopt;
}

std::optional<uint32_t> read_count(const YamlNode& node, Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  uint32_t value = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error == std::errc() && stop == end && value >= 1 && value <= 1'000'000) return value;
  diagnostics.add(DiagnosticCode::invalid_count, node.place, {*text});
  return std::nullopt;
}

std::optional<bool> read_bool(const YamlNode& node, Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  static constexpr std::string_view kKnown[] = {"true", "false"};
  if (*text == kKnown[0] || *text == kKnown[1]) return *text == kKnown[0];
  static constexpr std::pair<std::string_view, bool> kMeant[] = {
      {"true", true},   {"yes", true}, {"on", true},   {"y", true},  {"1", true},  {"是", true},
      {"false", false}, {"no", false}, {"off", false}, {"n", false}, {"0", false}, {"否", false}};
  std::string lower = *text;
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  for (const auto& [word, meant] : kMeant) {
    if (lower != word) continue;
    report(diagnostics, DiagnosticCode::unknown_value, node.place, {*text, join(kKnown)},
           message(says::help_use_rather, kKnown[meant ? 0 : 1]));
    return std::nullopt;
  }
  report_unknown_value(node, kKnown, diagnostics);
  return std::nullopt;
}

void check_keys(const YamlNode& map, std::span<const std::string_view> known, Diagnostics& diagnostics) {
  for (const YamlEntry& entry : map.entries) {
    if (entry.key.is_invalid()) continue;
    if (std::find(known.begin(), known.end(), entry.key.text) != known.end()) continue;
    if (report_full_width_colon(entry.key, diagnostics)) continue;
    diagnostics.add(DiagnosticCode::unknown_key, entry.key.place, {entry.key.text}).suggestion =
        key_meant(entry.key.text, known);
  }
}

void report_unknown_value(const YamlNode& node, std::span<const std::string_view> known,
                          Diagnostics& diagnostics) {
  diagnostics.add(DiagnosticCode::unknown_value, node.place, {node.text, join(known)}).suggestion =
      suggest(node.text, known);
}

Place place_inside(const Place& place, size_t text_size, Span part) {
  if (place.span.size() != text_size) return place;
  return {place.file, {place.span.begin + part.begin, place.span.begin + part.end}};
}

}  // namespace zhijian
