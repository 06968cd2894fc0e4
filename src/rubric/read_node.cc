#include "rubric/read_node.h"

#include <algorithm>
#include <charconv>

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "base/utf8.h"
#include "rubric/chinese_keys.h"
#include "rubric/did_you_mean.h"
#include "rubric/full_width_colon.h"
#include "rubric/keys.h"
#include "text/name.h"

namespace zhijian {

void report(Diagnostics& diagnostics, DiagnosticCode code, const Place& place,
            std::vector<std::string> arguments, Message suggestion) {
  diagnostics.add(code, place, std::move(arguments)).suggestion = std::move(suggestion);
}

std::optional<Message> suggest(std::string_view written, std::span<const std::string_view> candidates,
                               std::optional<Message> otherwise) {
  const std::string_view near = did_you_mean(written, candidates);
  return near.empty() ? std::move(otherwise) : message(MessageId::help_did_you_mean, near);
}

std::string join(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

bool expect_map(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_map() || node.is_invalid()) return node.is_map();
  if (!report_full_width_colon(node, diagnostics)) {
    Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_map, node.place);
    if (node.place.span.begin == 0) finding.suggestion = message(MessageId::help_rubric_begins);
  }
  return false;
}

bool expect_list(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_list() || node.is_invalid()) return node.is_list();
  Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_list, node.place);
  if (node.is_scalar()) finding.suggestion = message(MessageId::help_list_in_brackets, node.text);
  return false;
}

/// `等着: 吧` among phrases is a map to YAML.
static std::optional<Message> quoted_if_text(const YamlNode& map) {
  if (map.entries.size() != 1 || !map.entries[0].value.is_scalar()) return std::nullopt;
  return message(MessageId::help_quote_text, map.entries[0].key.text + ": " + map.entries[0].value.text);
}

const std::string* read_text(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_invalid()) return nullptr;
  if (!node.is_scalar()) {
    Diagnostic& finding = diagnostics.add(DiagnosticCode::expected_text, node.place);
    if (node.is_map()) finding.suggestion = quoted_if_text(node);
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
    report(diagnostics, DiagnosticCode::invalid_name, node.place, {*text}, message(MessageId::help_names));
  }
  return nullptr;
}

std::vector<const YamlNode*> read_one_or_more(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<const YamlNode*> out;
  if (node.is_list()) {
    if (node.items.empty()) diagnostics.add(DiagnosticCode::empty_list, node.place);
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
  if (!Decimal::parse(number)) return message(MessageId::help_write_number);
  return message(negative ? MessageId::help_points_lost : MessageId::help_number_alone, number);
}

/// What may be meant by a key that is not known here.
Message key_meant(std::string_view written, std::span<const std::string_view> known) {
  const auto is_known = [&](std::string_view key) {
    return std::find(known.begin(), known.end(), key) != known.end();
  };
  std::string_view near = key_in_chinese(written);
  if (near == "dimension" && !is_known(near)) near = "dimensions";
  if (near.empty() || !is_known(near)) near = did_you_mean(written, known);
  if (!near.empty()) return message(MessageId::help_did_you_mean, near);
  const bool of_rule = std::find(kRuleKeys.begin(), kRuleKeys.end(), written) != kRuleKeys.end();
  const bool of_condition = std::find(kScopeKeys.begin(), kScopeKeys.end(), written) != kScopeKeys.end();
  if (of_condition && is_known("forbid")) return message(MessageId::help_key_of_condition, written);
  return of_rule ? message(MessageId::help_key_of_rule, written)
                 : message(MessageId::help_known_keys, join(known));
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
  return read_choice<bool>(node, {{"true", true}, {"false", false}}, diagnostics);
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
