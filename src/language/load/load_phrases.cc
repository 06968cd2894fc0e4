#include <optional>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/load/load.h"
#include "language/load/load_condition.h"
#include "language/syntax/read_node.h"
#include "text/fold.h"

namespace zhijian {

namespace {

bool is_plain(const YamlNode& node) {
  return node.is_scalar() && node.style == YamlNode::Style::Plain;
}

/// `- 请按 # 号键`: YAML ends the phrase before the `#`.
void warn_of_comment(const YamlNode& node, Diagnostics& diagnostics) {
  if (!is_plain(node)) return;
  const std::string_view source = node.place.file->text();
  const size_t hash = source.find_first_not_of(" \t", node.place.span.end);
  if (hash == std::string_view::npos || source[hash] != '#') return;
  const auto at = static_cast<uint32_t>(hash);
  report(diagnostics, DiagnosticCode::comment_after_phrase, {node.place.file, {at, at + 1}}, {},
         message(says::help_quote_hash));
}

/// Where the first comma stands in what may well be several phrases: all of it is short, while a greeting has
/// its comma for good reason.
std::optional<Span> comma_between_phrases(const YamlNode& node, std::string_view comma) {
  constexpr size_t kShort = 5;
  if (!is_plain(node) || node.text.find(comma) == std::string::npos) return std::nullopt;
  std::string_view rest = node.text;
  while (true) {
    const size_t end = rest.find(comma);
    const size_t length = count_code_points(rest.substr(0, end));
    if (length == 0 || length > kShort) return std::nullopt;
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + comma.size());
  }
  const auto at = static_cast<uint32_t>(node.text.find(comma));
  return Span{at, at + static_cast<uint32_t>(comma.size())};
}

/// `[不知道，不清楚]` is one phrase.
void warn_of_full_width_comma(const YamlNode& node, Diagnostics& diagnostics) {
  const auto span = comma_between_phrases(node, "，");
  if (!span) return;
  report(diagnostics, DiagnosticCode::full_width_comma_in_list,
         place_inside(node.place, node.text.size(), *span), {}, message(says::help_quote_whole));
}

/// `不知道， 不清楚, 不晓得`: who writes both kinds of comma means neither for a pause.
std::string with_half_width_commas(std::string text) {
  constexpr std::string_view kComma = "，";
  for (size_t at; (at = text.find(kComma)) != std::string::npos;) {
    const bool blank = at + kComma.size() < text.size() && text[at + kComma.size()] == ' ';
    text.replace(at, kComma.size() + (blank ? 1 : 0), ", ");
  }
  return text;
}

/// `forbid: 不知道, 不清楚` is one phrase: the brackets of a list are missing. A full-width comma alone is a
/// pause, as in `您好，请讲`.
void warn_of_missing_brackets(const YamlNode& node, Diagnostics& diagnostics) {
  const size_t comma = node.text.find(", ");
  if (comma == std::string::npos) return;
  YamlNode list = node;
  list.text = with_half_width_commas(node.text);
  if (!comma_between_phrases(list, ", ")) return;
  const auto at = static_cast<uint32_t>(comma);
  report(diagnostics, DiagnosticCode::comma_outside_list,
         place_inside(node.place, node.text.size(), {at, at + 2}), {},
         message(says::help_list_in_brackets, list.text));
}

/// `[您好,请问]` are two phrases. JSON quotes them, so that nothing is in doubt.
void warn_of_tight_comma(const YamlNode& before, const YamlNode& after, Diagnostics& diagnostics) {
  if (!is_plain(before) || !is_plain(after)) return;
  const std::string_view source = before.place.file->text();
  const uint32_t comma = before.place.span.end;
  if (comma + 1 != after.place.span.begin || source[comma] != ',') return;
  report(diagnostics, DiagnosticCode::comma_without_space, {before.place.file, {comma, comma + 1}}, {},
         message(says::help_quote_or_space));
}

/// Joined by YAML, of several lines.
bool is_joined(const YamlNode& node) {
  return is_plain(node) && node.place.span.size() < node.text.size();
}

/// An entry in a line of its own whose dash was forgotten, or two in one line.
Message blank_help(const YamlNode& node, uint32_t blank) {
  if (!is_joined(node)) return message(says::help_quote_blank);
  std::string_view next = std::string_view(node.text).substr(blank + 1);
  next = next.substr(0, next.find(' '));
  for (const std::string_view dash : {"－", "–", "—", "−", "•", "·"}) {
    if (next.starts_with(dash)) next.remove_prefix(dash.size());
  }
  return message(says::help_dash_entry, next);
}

/// `对不起/抱歉` and `对不起 or 抱歉` are one phrase, slash and word included. Only between Han characters.
void warn_of_separator(const YamlNode& node, Diagnostics& diagnostics) {
  if (!is_plain(node)) return;
  static constexpr std::string_view kSeparators[] = {" or ", " OR ", " and ", " / ", "/", "／"};
  for (const std::string_view separator : kSeparators) {
    const size_t at = node.text.find(separator);
    if (at == std::string::npos || at == 0) continue;
    const std::string before = node.text.substr(0, at);
    const std::string after = node.text.substr(at + separator.size());
    size_t last = before.size(), first = 0;
    do --last;
    while (last > 0 && (static_cast<unsigned char>(before[last]) & 0xC0) == 0x80);
    if (after.empty() || !is_han(decode_utf8(before, last)) || !is_han(decode_utf8(after, first))) continue;
    const auto begin = static_cast<uint32_t>(at);
    report(
        diagnostics, DiagnosticCode::separator_in_phrase,
        place_inside(node.place, node.text.size(), {begin, begin + static_cast<uint32_t>(separator.size())}),
        {std::string(separator)}, message(says::help_two_phrases, before, after));
    return;
  }
}

/// `forbid: |` or `forbid: >` with a phrase in every line, which is one phrase.
void warn_of_block(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.style != YamlNode::Style::Block) return;
  const auto is_latin = [&](size_t at) { return static_cast<unsigned char>(node.text[at]) < 0x80; };
  std::string list;
  bool several = false;
  for (size_t at = 0; at < node.text.size(); ++at) {
    const char c = node.text[at];
    const bool last = at + 1 == node.text.size();
    const bool ends = c == '\n' || (c == ' ' && at > 0 && !last && !is_latin(at - 1) && !is_latin(at + 1));
    if (!ends) {
      list += c;
    } else if (!last && !list.empty()) {
      list += ", ";
      several = true;
    }
  }
  if (!several) return;
  report(diagnostics, DiagnosticCode::blank_in_phrase, node.place, {},
         message(says::help_list_in_brackets, list));
}

/// `[不知道 不清楚]`, or an entry whose dash was forgotten, is one phrase. Only beside Han characters.
void warn_of_blank(const YamlNode& node, Diagnostics& diagnostics) {
  if (!is_plain(node)) return;
  char32_t before = 0;
  for (size_t at = 0; at < node.text.size();) {
    const auto begin = static_cast<uint32_t>(at);
    const char32_t c = decode_utf8(node.text, at);
    if (c == U' ' && is_han(before)) {
      size_t next = node.text.find_first_not_of(' ', at);
      if (next == std::string::npos || !(is_han(decode_utf8(node.text, next)) || is_joined(node))) continue;
      report(diagnostics, DiagnosticCode::blank_in_phrase,
             place_inside(node.place, node.text.size(), {begin, begin + 1}), {}, blank_help(node, begin));
      return;
    }
    before = c;
  }
}

}  // namespace

std::vector<Phrase> load_phrases(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.is_list() && node.flow) {
    for (size_t i = 0; i < node.items.size(); ++i) {
      warn_of_full_width_comma(node.items[i], diagnostics);
      if (i > 0) warn_of_tight_comma(node.items[i - 1], node.items[i], diagnostics);
    }
  }
  const size_t found_before = diagnostics.all().size();
  std::vector<Phrase> phrases;
  for (const YamlNode* item : read_one_or_more(node, diagnostics)) {
    warn_of_comment(*item, diagnostics);
    warn_of_block(*item, diagnostics);
    warn_of_blank(*item, diagnostics);
    warn_of_separator(*item, diagnostics);
    phrases.push_back(parse_phrase(item->text, item->place, diagnostics));
  }
  // What is wrong with the phrase says more of a list that it was meant to be.
  if (diagnostics.all().size() == found_before) warn_of_missing_brackets(node, diagnostics);
  return phrases;
}

}  // namespace zhijian
